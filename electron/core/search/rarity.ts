import type { DatabaseSync } from 'node:sqlite';

/** A share is estimated from this many of the newest requests that match. */
const sampleSize = 20;

/** Shares that are remembered, and the growth of the index after which one is estimated again. */
const remembered = { max: 20_000, growth: 1.1 };

interface EstimatedShare {
  readonly share: number;
  /** The newest request at that time. */
  readonly last: number;
}

/** Each key that is typed asks for nearly the same expressions again. */
const estimated = new WeakMap<DatabaseSync, Map<string, EstimatedShare>>();

export interface Rarity {
  /** About how many requests there are: the highest number. */
  readonly last: number;
  /** The share of all requests that match an expression, estimated from the newest ones. */
  readonly shareOf: (match: string) => number;
}

/** Prepares estimates for one search. They decide in what order the index is asked, never what is found. */
export function prepareRarity(database: DatabaseSync): Rarity {
  const selectNewest = database.prepare(
    'SELECT rowid AS id FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ?',
  );
  const last = Number(database.prepare('SELECT max(id) AS last FROM entries').get()?.['last'] ?? 0);
  const known = estimated.get(database) ?? new Map<string, EstimatedShare>();
  estimated.set(database, known);

  function estimate(match: string): number {
    const ids = selectNewest.all(match, sampleSize).map((row) => Number(row['id']));
    const oldest = ids.length < sampleSize ? 1 : (ids.at(-1) ?? 1);
    return ids.length / Math.max(1, last - oldest + 1);
  }

  return {
    last,
    shareOf: (match) => {
      const before = known.get(match);
      if (before !== undefined && last <= before.last * remembered.growth) return before.share;
      if (known.size >= remembered.max) known.clear();
      const share = estimate(match);
      known.set(match, { share, last });
      return share;
    },
  };
}
