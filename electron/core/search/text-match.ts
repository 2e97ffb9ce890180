import type { DatabaseSync } from 'node:sqlite';
import { columnOf } from './index-file.ts';
import type { TextClaim, TextTerm } from './matches.ts';

/** Characters of the shortest text that the index knows as such. */
const trigramLength = 3;

/** What the index is asked for, in FTS5's own language; `all` but those that match when `not`. */
export interface TextMatch {
  readonly not: boolean;
  /** `null` matches nothing. */
  readonly match: string | null;
}

/**
 * Terms about text as one question to the index, exact for all that is indexed. A text shorter than a
 * trigram is looked for as the start of one: every character begins one.
 *
 * @param terms one at least.
 */
export function textMatch(database: DatabaseSync, terms: readonly TextTerm[]): TextMatch {
  const wanted = terms.filter(({ not }) => !not).map(({ claim }) => matchOf(database, claim));
  const unwanted = terms
    .filter(({ not }) => not)
    .map(({ claim }) => matchOf(database, claim))
    .filter((match) => match !== null);
  if (wanted.includes(null)) return { not: false, match: null };
  const without = unwanted.length === 0 ? null : unwanted.join(' OR ');
  if (wanted.length === 0) return { not: true, match: without };
  const all = wanted.join(' AND ');
  return { not: false, match: without === null ? all : `(${all}) NOT (${without})` };
}

/** A quoted string has no meaning in FTS5's language but itself. */
function matchOf(database: DatabaseSync, { place, text }: TextClaim): string | null {
  const texts = Array.from(text).length < trigramLength ? trigramsFrom(database, text) : [text];
  if (texts.length === 0) return null;
  return `({${columnOf[place]}} : (${texts.map(quoted).join(' OR ')}))`;
}

/** The trigrams that begin with a text. */
function trigramsFrom(database: DatabaseSync, start: string): string[] {
  return database
    .prepare('SELECT term FROM trigrams WHERE term >= ? AND term <= ?')
    .all(start, `${start}\u{10ffff}\u{10ffff}`)
    .map((row) => String(row['term']));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
