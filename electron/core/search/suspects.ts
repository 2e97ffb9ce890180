import type { DatabaseSync } from 'node:sqlite';
import { candidatesFor } from './candidates.ts';
import type { TextClaim } from './matches.ts';

const batch = 5_000;

/** The requests that may have a text that is not wanted: all others pass unread. */
export interface Suspects {
  /** Those from one id down to another. Each call begins below the one before. */
  readonly between: (from: number, to: number) => readonly number[];
}

/** @returns `null` where any request may have the text. */
export function suspectsOf(database: DatabaseSync, claim: TextClaim): Suspects | null {
  const candidates = candidatesFor(database, [{ not: false, claim }]);
  if (candidates?.signs.length === 0) return null;
  const match = candidates?.signs.slice(0, candidates.worth).join(' AND ') ?? null;
  const select = database.prepare(
    'SELECT rowid AS id FROM texts WHERE texts MATCH ? AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ?',
  );
  let found: number[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  let done = match === null;

  return {
    between: (from, to) => {
      found = found.filter((id) => id <= from);
      if (from + 1 < before) before = found.length === 0 ? from + 1 : before;
      while (!done && before > to) {
        const ids = select.all(match, before, batch).map((row) => Number(row['id']));
        for (const id of ids) found.push(id);
        before = ids.at(-1) ?? 0;
        done = ids.length < batch;
      }
      const within = found.filter((id) => id >= to);
      found = found.filter((id) => id < to);
      return within;
    },
  };
}
