import type { DatabaseSync } from 'node:sqlite';
import type { TextTerm } from './matches.ts';
import { between } from './reach.ts';
import { isShort, trigramLength, trigramsOf } from './trigrams.ts';

/** Trigrams of a text that are looked at: of a longer one, so many spread over it. */
const lookedAt = 32;

/** A short text is looked for as any of so many trigrams that begin with it, as long as they are found in this time. */
const mostAlternatives = 64;
const alternativesMs = 20;

/** The newest requests with a trigram that tell how rare it is. */
const sample = 20;

/** Entries of a trigram's list that are walked in the time that judging one request takes. */
const walkedPerJudged = 25;

/** What every request that has a text has as well, in FTS5's own language. */
interface Sign {
  readonly match: string;
  /** Where in the text it begins, in characters. */
  readonly at: number;
}

/** Which requests may have some texts, by their trigrams alone. */
export interface Candidates {
  /** In FTS5's own language, the rarest first; those that share characters with a rarer one, or are the same, say little beside it and come last. */
  readonly signs: readonly string[];
  /** So many of them are worth asking for, as far as can be told beforehand. */
  readonly worth: number;
}

/**
 * What the index can be asked about a text.
 *
 * @returns no signs where every request may have it; `null` where none can.
 */
function signsOf(database: DatabaseSync, text: string): readonly Sign[] | null {
  if (isShort(text)) {
    if (text.includes(between)) return [];
    const trigrams = beginningWith(database, text);
    if (trigrams === null) return [];
    return trigrams.length === 0
      ? null
      : [{ match: `(${trigrams.map(quoted).join(' OR ')})`, at: 0 }];
  }
  // The fields' texts are indexed as they stand in the whole text: not beside each other.
  const trigrams = [...trigramsOf(text)].filter((trigram) => !trigram.includes(between));
  const common = new Set(
    database
      .prepare('SELECT trigram FROM common WHERE trigram IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(trigrams))
      .map((row) => String(row['trigram'])),
  );
  const telling = trigrams.filter((trigram) => !common.has(trigram));
  const looked = Math.min(telling.length, lookedAt);
  return Array.from({ length: looked }, (_, n) => {
    const trigram = telling[Math.floor((n * telling.length) / looked)] ?? '';
    return { match: quoted(trigram), at: text.indexOf(trigram) };
  });
}

/** @returns `null` where no request can have all that is wanted. */
export function candidatesFor(
  database: DatabaseSync,
  terms: readonly TextTerm[],
): Candidates | null {
  const newest = database.prepare(
    'SELECT rowid AS id FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ?',
  );
  const last = Number(database.prepare('SELECT max(id) AS last FROM entries').get()?.['last'] ?? 0);

  /** The share of the requests that have it, judged by the newest. */
  function shareOf(match: string): number {
    const ids = newest.all(match, sample).map((row) => Number(row['id']));
    const oldest = ids.length < sample ? 1 : (ids.at(-1) ?? 1);
    return ids.length / Math.max(1, last - oldest + 1);
  }

  const rated = [];
  for (const { not, claim } of terms) {
    if (not) continue;
    const signs = signsOf(database, claim.text);
    if (signs === null) return null;
    rated.push(...signs.map((sign) => ({ ...sign, text: claim.text, share: shareOf(sign.match) })));
  }
  rated.sort((a, b) => a.share - b.share);
  const apart: typeof rated = [];
  const others: typeof rated = [];
  for (const one of rated) {
    const overlaps = apart.some(
      ({ text, at, match }) =>
        match === one.match || (text === one.text && Math.abs(at - one.at) < trigramLength),
    );
    (overlaps ? others : apart).push(one);
  }

  let expected = last;
  let worth = 0;
  for (const { share } of apart) {
    const spared = expected * (1 - share);
    if (worth > 0 && spared * walkedPerJudged < share * last) break;
    worth += 1;
    expected *= share;
  }
  return { signs: [...apart, ...others].map(({ match }) => match), worth };
}

/** The trigrams that begin with a text; `null` where they are too many, or among the common ones. */
function beginningWith(database: DatabaseSync, start: string): readonly string[] | null {
  const range = [start, `${start}\u{10ffff}\u{10ffff}`] as const;
  const common = database.prepare('SELECT 1 FROM common WHERE trigram BETWEEN ? AND ? LIMIT 1');
  if (common.get(...range) !== undefined) return null;
  const until = performance.now() + alternativesMs;
  const found: string[] = [];
  const all = database.prepare('SELECT term FROM trigrams WHERE term >= ? AND term <= ?');
  for (const row of all.iterate(...range)) {
    found.push(String(row['term']));
    if (found.length > mostAlternatives || performance.now() > until) return null;
  }
  return found;
}

/** A quoted string has no meaning in FTS5's language but itself. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
