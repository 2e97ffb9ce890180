import { cutText } from '../../../shared/cut-text.ts';
import type { RequestDetail } from '../../../shared/detail.ts';

/** Characters of a title; no window shows as many in one line. */
const titleLength = 400;

/** The subject or the beginning of the text of a message, in one line; `null` for what has neither. */
export function titleWords({ inspection }: RequestDetail): string | null {
  const message = inspection?.message ?? null;
  if (message === null) return null;
  const isMail = inspection?.kind === 'email' || message.htmlLength !== null;
  const text = isMail ? (message.subject ?? message.message) : (message.message ?? message.subject);
  const line = cutText(text ?? '', titleLength)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line;
}
