import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

/** The longest part of a line that is read, in characters. The rest of the line is dropped. */
const longestLine = 8_000;

/** A program's output may be written by a server: control characters, and marks that turn the direction of text, are blanks. */
const notShown = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/**
 * Reads the lines of a program's output, without colours, cursor movements and other control characters. A carriage
 * return ends a line too, and blank lines are left out. Only the beginning of a long line is kept, so the program can't fill the memory.
 */
export function readLines(output: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let line = '';
  const finish = () => {
    const plain = stripVTControlCharacters(line).replace(notShown, ' ').trim();
    line = '';
    if (plain !== '') onLine(plain);
  };
  const take = (text: string) => {
    const [first = '', ...others] = text.split(/[\r\n]+/);
    line += first.slice(0, longestLine - line.length);
    for (const next of others) {
      finish();
      line = next.slice(0, longestLine);
    }
  };
  output.on('data', (bytes: Buffer) => take(decoder.write(bytes)));
  output.once('end', finish);
  // The program's end is what counts.
  output.on('error', () => undefined);
}
