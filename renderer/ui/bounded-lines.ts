import { cutText } from '../../shared/cut-text.ts';

/** A line with more characters takes an editor seconds to lay out. */
const longLine = 100_000;

/** Characters shown of a text with such a line. */
const shownLength = 200_000;

/** The text, cut when one of its lines is too long for an editor to show at once. */
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
