import type { QueryFault } from '../../../../shared/search.ts';
import { fault, type Parsed } from './parsed.ts';

/** A stretch of the query: `text` starts at `start`; quotes are taken off. */
export interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** A word of the query, before its meaning is known: `-key:value`, `"some words"`, `word`. */
export interface Word {
  readonly not: boolean;
  /** What stands before the first colon, when that is letters alone. */
  readonly key: Piece | null;
  /** What stands after the colon; the whole word without a key. */
  readonly value: Piece;
}

/**
 * Cuts a query into words.
 *
 *     query  = *( blank / [ "-" ] [ letters ":" ] value )
 *     value  = DQUOTE *any DQUOTE ( blank / end )  |  1*( any but blank )
 *
 * A quote closes only before a blank or the end, so that pasted JSON such as `"type":"SMS"`
 * is one text.
 */
export function wordsOf(query: string): Parsed<readonly Word[]> {
  const words: Word[] = [];
  for (let at = skipBlank(query, 0); at < query.length;) {
    const not = query[at] === '-' && at + 1 < query.length && !isBlank(query[at + 1]);
    const start = not ? at + 1 : at;
    const key = /^[a-z]+(?=:)/i.exec(query.slice(start, start + 40))?.[0] ?? null;
    const value = readValue(query, key === null ? start : start + key.length + 1);
    if ('code' in value) return { ok: false, fault: value };
    words.push({
      not,
      key: key === null ? null : { text: key, quoted: false, start, end: start + key.length },
      value,
    });
    at = skipBlank(query, value.end);
  }
  return { ok: true, value: words };
}

function readValue(query: string, start: number): Piece | QueryFault {
  if (query[start] !== '"') {
    let end = start;
    while (end < query.length && !isBlank(query[end])) end += 1;
    return { text: query.slice(start, end), quoted: false, start, end };
  }
  for (
    let quote = query.indexOf('"', start + 1);
    quote !== -1;
    quote = query.indexOf('"', quote + 1)
  ) {
    if (quote + 1 < query.length && !isBlank(query[quote + 1])) continue;
    return { text: query.slice(start + 1, quote), quoted: true, start, end: quote + 1 };
  }
  return fault(
    'unclosed-quote',
    { start, end: query.length },
    'This quote is not closed. Add a " at its end.',
    `${query.slice(start)}"`,
  );
}

function skipBlank(query: string, from: number): number {
  let at = from;
  while (at < query.length && isBlank(query[at])) at += 1;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
