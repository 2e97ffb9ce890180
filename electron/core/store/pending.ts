import type { DatabaseSync } from 'node:sqlite';

/** What made findings: the version of the code, and the keys that signatures were tried with. */
export interface InspectedWith {
  readonly version: number;
  readonly keyring: string;
}

/** Which requests wait for findings. Asked for page by page: there may be a million. */
export interface Pending {
  /** Not inspected yet, with a higher number than `after`, the lowest first. */
  readonly fresh: (after: number, limit: number) => readonly number[];
  /** Not inspected yet, with a long body, the lowest first. The two others leave them out. */
  readonly long: (limit: number) => readonly number[];
  /** Not inspected yet, with a lower number than `before`, newest first. */
  readonly leftOver: (before: number, limit: number) => readonly number[];
  /** Inspected by another version, or with other keys where keys count. */
  readonly stale: (maker: InspectedWith, limit: number) => readonly number[];
  readonly countStale: (maker: InspectedWith) => number;
}

const isStored = 'EXISTS (SELECT 1 FROM requests r WHERE r.id = u.id)';

export function readPending(database: DatabaseSync): Pending {
  const selectLong = database.prepare(
    `SELECT id FROM uninspected u WHERE long = 1 AND ${isStored} ORDER BY id LIMIT ?`,
  );
  const ids = (sql: string) => {
    const statement = database.prepare(sql);
    return (value: number | string, limit: number) =>
      statement.all(value, limit).map((row) => Number(row['id']));
  };
  // Each walks one side of an index, the newest first; findings without keys pass neither.
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
    long: (limit) => selectLong.all(limit).map((row) => Number(row['id'])),
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
    // The plus keeps SQLite from walking all findings of this version for the few of other keys.
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
