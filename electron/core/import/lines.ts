import type { Input } from './input.ts';
import { BrokenFile } from './broken-file.ts';
import { importLimits } from './limits.ts';

/**
 * The lines of a text, each with its number from 1. A line ends at LF or CR LF and nowhere else (RFC 8259 allows U+2028 and
 * U+0085 within a string). Blank lines are left out, and a byte order mark where files were joined.
 *
 * @throws BrokenFile for a line that is too long for a string.
 */
export async function* linesOf(
  input: Input,
): AsyncGenerator<{ readonly number: number; readonly text: string }, void, void> {
  const decoder = new TextDecoder(input.encoding);
  let number = 1;
  let pieces: string[] = [];
  let length = 0;

  function* take(text: string, isLast: boolean) {
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      yield* line(text.slice(from, end));
      number += 1;
      from = end + 1;
    }
    if (isLast) yield* line(text.slice(from));
    else {
      pieces.push(text.slice(from));
      length += text.length - from;
    }
    if (length > importLimits.document) throw new BrokenFile(`line ${number}`, 'too long');
  }

  function* line(end: string) {
    const whole = pieces.length === 0 ? end : pieces.join('') + end;
    pieces = [];
    length = 0;
    const text = whole.replace(/^\uFEFF/, '');
    // Blanks of JSON (RFC 8259, section 2); a CR before the LF is one of them.
    if (/[^ \t\r]/.test(text)) yield { number, text };
  }

  for await (const chunk of input.read() as AsyncIterable<Buffer>) {
    yield* take(decoder.decode(chunk, { stream: true }), false);
  }
  yield* take(decoder.decode(), true);
}
