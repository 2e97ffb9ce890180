import { cutText } from '../../../shared/cut-text.ts';

/** Characters of a line from which an editor needs seconds to lay it out. */
const longLine = 100_000;

/** So much is shown of a text with such a line. */
const shownLength = 200_000;

/** A text as an editor can show it at once: one with a line that is all but endless is cut. */
export function withBoundedLines(text: string): string {
  if (text.length <= shownLength) return text;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > longLine) return cutText(text, shownLength);
    if (end === -1) return text;
    start = end + 1;
  }
  return text;
}
