import { SenderText } from './sender-text.tsx';
import { ShowInFolder } from './show-in-folder.tsx';
import './saved-status.css';

/** The outcome of the latest action in a part of the window. */
export interface SaveResult {
  readonly text: string;
  /** The number of the file that was saved. */
  readonly file?: number;
}

/** The outcome of the latest action, which screen readers announce, and the way to the file that it saved. */
export function SavedStatus({ outcome }: { readonly outcome: SaveResult | null }) {
  return (
    <span className="saved-status">
      <span role="status">
        <SenderText text={outcome?.text ?? ''} />
      </span>
      {outcome?.file !== undefined && <ShowInFolder key={outcome.file} file={outcome.file} />}
    </span>
  );
}
