import { SenderText } from '../ui/sender-text.tsx';

/** What the system or a server itself said, apart from our own sentence. */
export function WorldsWords({ detail }: { readonly detail: string }) {
  return detail === '' ? null : (
    <span className="worlds-words">
      <SenderText text={detail} />
    </span>
  );
}
