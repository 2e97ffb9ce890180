import type { Input } from './input.ts';
import { BrokenFile, importLimits } from './importer.ts';

/**
 * The lines of a text, each with its number from 1. A line ends only at LF or CR LF: RFC 8259 allows U+2028 and U+0085 within
 * a string. Blank lines are skipped, and so is a byte order mark at the start of a line, where files were concatenated.
 *
 * @throws BrokenFile for a line that is too long to be read as a whole.
 */
export async function* linesOf(
  input: Input,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<{ readonly number: number; readonly text: string }, void, void> {
  const decoder = new TextDecoder(input.encoding);
  let number = 1;
  let pieces: string[] = [];
  let length = 0;
  let bytes = 0;

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
    // The white space of JSON (RFC 8259, section 2), which includes the CR before an LF.
    if (/[^ \t\r]/.test(text)) yield { number, text };
  }

  for await (const chunk of input.read() as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield* take(decoder.decode(chunk, { stream: true }), false);
  }
  yield* take(decoder.decode(), true);
}
