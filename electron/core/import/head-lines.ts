import type { HeaderPairs } from '../../../shared/request.ts';
import { BrokenFile } from './importer.ts';

/** The header fields at the beginning of a text. */
export interface HeadLines {
  readonly headers: HeaderPairs;
  /** Where the body begins, and on which line. */
  readonly bodyFrom: number;
  readonly bodyLine: number;
}

/** A head has fewer lines in practice; the listener's own limit is lower. */
const maxLines = 10_000;

/**
 * Reads header fields up to an empty line, or the end. Lines may end with LF alone, and one that begins with a space
 * continues the one before it (RFC 9112, sections 2.2 and 5.2).
 *
 * @param text with one character for each byte.
 * @param isBodyStart whether a line begins the body although no empty line is before it.
 * @throws BrokenFile for a line that is not a header field.
 */
export function readHeadLines(
  text: string,
  from: number,
  firstLine: number,
  isBodyStart: (line: string) => boolean = () => false,
): HeadLines {
  const headers: [string, string][] = [];
  let at = from;
  let number = firstLine;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '');
    if (isBodyStart(line)) break;
    at = end === -1 ? text.length : end + 1;
    number += 1;
    if (line === '') break;
    if (number - firstLine > maxLines) throw new BrokenFile(`line ${number - 1}`, 'too many lines');
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`.trim();
      continue;
    }
    const [, name, value = ''] = /^([!#$%&'*+\-.^`|~\w]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name === undefined || value.includes('\0')) {
      throw new BrokenFile(`line ${number - 1}`, 'not a header field, such as "Name: value"');
    }
    headers.push([name, value.trim()]);
  }
  return { headers, bodyFrom: at, bodyLine: number };
}
