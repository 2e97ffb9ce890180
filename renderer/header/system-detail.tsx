import { SenderText } from '../ui/sender-text.tsx';

/** The message of the operating system or of a server, beside our own sentence about the fault. */
export function SystemDetail({ detail }: { readonly detail: string }) {
  return detail === '' ? null : (
    <span className="system-detail">
      <SenderText text={detail} />
    </span>
  );
}
