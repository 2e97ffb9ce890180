import type { QueryFault } from '../../../../shared/search.ts';
import { queryFault, type ParsedOrFault } from './query.ts';
import { isBlank, isMinus, isPair, isQuote, keyAt, quotedText } from './typography.ts';

/** A part of the query from `start` to `end` (exclusive); `text` is without its quotes. */
export interface QueryPart {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** A word of the query, before its meaning is known: `-key:value`, `"some words"`, `word`. */
export interface QueryWord {
  readonly not: boolean;
  /** The text before the first colon, when it is Latin letters alone. */
  readonly key: QueryPart | null;
  /** The text after the colon, or the whole word without a key. */
  readonly value: QueryPart;
}

/**
 * Cuts a query into words.
 *
 *     query  = *( blank / [ "-" ] [ letters ":" ] value )
 *     value  = DQUOTE *any DQUOTE ( blank / end )  |  1*( any but blank )
 *
 * A quote closes only before a blank or the end, so that pasted JSON such as `"type":"SMS"`
 * is one text. Quotes, dashes and colons may be typographic ones (`typography.ts`).
 */
export function wordsOf(query: string): ParsedOrFault<readonly QueryWord[]> {
  const words: QueryWord[] = [];
  for (let at = skipBlank(query, 0); at < query.length;) {
    const not = isMinus(query[at]) && at + 1 < query.length && !isBlank(query[at + 1]);
    const start = not ? at + 1 : at;
    const key = keyAt(query.slice(start, start + 50));
    const value = readValue(query, start + (key?.length ?? 0));
    if ('code' in value) return { ok: false, fault: value };
    const end = start + (key?.name.length ?? 0);
    words.push({ not, key: key && { text: key.name, quoted: false, start, end }, value });
    at = skipBlank(query, value.end);
  }
  return { ok: true, value: words };
}

function readValue(query: string, start: number): QueryPart | QueryFault {
  const opening = query[start];
  if (!isQuote(opening)) {
    let end = start;
    while (end < query.length && !isBlank(query[end])) end += 1;
    return { text: query.slice(start, end), quoted: false, start, end };
  }
  const closing = closingQuote(query, start);
  if (closing !== null) {
    const text = quotedText(opening, query.slice(start + 1, closing));
    return { text, quoted: true, start, end: closing + 1 };
  }
  return queryFault(
    'unclosed-quote',
    { start, end: query.length },
    'This quote is not closed. Add a " at its end.',
    `"${query.slice(start + 1)}"`,
  );
}

/** The first quote that closes the one at `start`: of the same type where there is one, else any. */
function closingQuote(query: string, start: number): number | null {
  let other: number | null = null;
  for (let at = start + 1; at < query.length; at += 1) {
    const character = query[at] ?? '';
    if (!isQuote(character) || !(at + 1 === query.length || isBlank(query[at + 1]))) continue;
    if (isPair(query[start], character)) return at;
    other ??= at;
  }
  return other;
}

function skipBlank(query: string, from: number): number {
  let at = from;
  while (at < query.length && isBlank(query[at])) at += 1;
  return at;
}
