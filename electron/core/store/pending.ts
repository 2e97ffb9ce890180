import type { DatabaseSync } from 'node:sqlite';

/** What findings depend on besides the facts: the version of the code, and the keys that signatures were tried with. */
export interface InspectedWith {
  readonly version: number;
  readonly keyring: string;
}

/** Requests that wait for findings, read page by page because there may be a million. */
export interface Pending {
  /** Not inspected yet, with a higher number than `after`, the lowest first. Without those with a long body. */
  readonly fresh: (after: number, limit: number) => readonly number[];
  /** Not inspected yet, with a lower number than `before`, newest first. Without those with a long body. */
  readonly leftOver: (before: number, limit: number) => readonly number[];
  /** Not inspected yet and with a long body, the lowest first. */
  readonly long: (limit: number) => readonly number[];
  /** Inspected by another version, or with other keys where keys count. */
  readonly stale: (present: InspectedWith, limit: number) => readonly number[];
  readonly countStale: (present: InspectedWith) => number;
}

/** Finds a row of `uninspected` by its id alone, with a condition on that. */
export const ofAnyLength = 'long IN (0, 1)';

const isStored = 'EXISTS (SELECT 1 FROM requests r WHERE r.id = u.id)';

export function readPending(database: DatabaseSync): Pending {
  const ids = (sql: string) => {
    const statement = database.prepare(sql);
    return (...values: readonly (number | string)[]) =>
      statement.all(...values).map((row) => Number(row['id']));
  };
  // A version or keyring that differs is lower or higher: each side walks an index, the newest first. A keyring that is
  // NULL, because keys do not matter, is on neither side.
  const others = (column: 'version' | 'keyring') =>
    (['<', '>'] as const).map((side) =>
      ids(`SELECT id FROM findings WHERE ${column} ${side} ?
        ORDER BY ${column} DESC, id DESC LIMIT ?`),
    );
  const otherVersions = others('version');
  const otherKeyrings = others('keyring');
  return {
    fresh: ids(
      `SELECT id FROM uninspected u WHERE long = 0 AND id > ? AND ${isStored} ORDER BY id LIMIT ?`,
    ),
    leftOver: ids(
      `SELECT id FROM uninspected u WHERE long = 0 AND id < ? AND ${isStored} ORDER BY id DESC LIMIT ?`,
    ),
    long: ids(`SELECT id FROM uninspected u WHERE long = 1 AND ${isStored} ORDER BY id LIMIT ?`),
    stale: ({ version, keyring }, limit) => {
      for (const find of otherVersions) {
        const found = find(version, limit);
        if (found.length > 0) return found;
      }
      for (const find of otherKeyrings) {
        const found = find(keyring, limit);
        if (found.length > 0) return found;
      }
      return [];
    },
    // `+version` is not indexed: otherwise SQLite walks all findings of this version for the few with other keys.
    countStale: ({ version, keyring }) =>
      Number(
        database
          .prepare(
            `SELECT (SELECT count(*) FROM findings WHERE version < ?1)
                  + (SELECT count(*) FROM findings WHERE version > ?1)
                  + (SELECT count(*) FROM findings WHERE keyring < ?2 AND +version = ?1)
                  + (SELECT count(*) FROM findings WHERE keyring > ?2 AND +version = ?1) AS n`,
          )
          .get(version, keyring)?.['n'],
      ),
  };
}
