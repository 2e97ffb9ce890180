import type { DatabaseSync } from 'node:sqlite';
import { columnOf } from './index-file.ts';
import type { TextTerm } from './matches.ts';

const trigramLength = 3;

/** Trigrams of a text that are looked at: of a longer one, so many spread over it. */
const lookedAt = 32;

/** The newest requests with a trigram that tell how rare it is. */
const sample = 20;

/** Entries of a trigram's list that are walked in the time that reading one document takes. */
const walkedPerRead = 2_000;

/** What every request that has some texts has as well: their trigrams, which the index finds far quicker than the texts. */
export interface RareMatch {
  /** In FTS5's own language, the rarest first; those that share characters with a rarer one, or are the same, say little beside it and come last. */
  readonly trigrams: readonly string[];
  /** So many of them are worth asking for, as far as can be told beforehand. */
  readonly worth: number;
}

/** @returns `null` where no text of three characters or more is wanted. */
export function rareMatch(database: DatabaseSync, terms: readonly TextTerm[]): RareMatch | null {
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

  const rated = terms
    .filter(({ not }) => !not)
    .flatMap(({ claim: { place, text } }, term) =>
      trigramsOf(text).map(({ at, trigram }) => {
        const match = `({${columnOf[place]}} : "${trigram.replaceAll('"', '""')}")`;
        return { term, at, match, share: shareOf(match) };
      }),
    )
    .sort((a, b) => a.share - b.share);
  if (rated.length === 0) return null;
  const apart: typeof rated = [];
  const others: typeof rated = [];
  for (const one of rated) {
    const overlaps = apart.some(
      ({ term, at, match }) =>
        match === one.match || (term === one.term && Math.abs(at - one.at) < trigramLength),
    );
    (overlaps ? others : apart).push(one);
  }

  let expected = last;
  let worth = 0;
  for (const { share } of apart) {
    const spared = expected * (1 - share);
    if (worth > 0 && spared * walkedPerRead < share * last) break;
    worth += 1;
    expected *= share;
  }
  return { trigrams: [...apart, ...others].map(({ match }) => match), worth };
}

/** Where each begins, in characters. */
function trigramsOf(text: string): readonly { readonly at: number; readonly trigram: string }[] {
  const characters = Array.from(text);
  const count = characters.length - trigramLength + 1;
  const looked = Math.min(Math.max(count, 0), lookedAt);
  return Array.from({ length: looked }, (_, n) => {
    const at = Math.floor((n * count) / looked);
    return { at, trigram: characters.slice(at, at + trigramLength).join('') };
  });
}
