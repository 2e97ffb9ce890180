import type { DatabaseSync } from 'node:sqlite';

/** Which requests wait for findings. Asked for page by page: there may be a million. */
export interface Pending {
  /** Not inspected yet, with a higher number than `after`, oldest first. */
  readonly fresh: (after: number, limit: number) => readonly number[];
  /** Not inspected yet, with a lower number than `before`, newest first. */
  readonly leftOver: (before: number, limit: number) => readonly number[];
  /** Inspected by another version. */
  readonly stale: (version: number, limit: number) => readonly number[];
  readonly countStale: (version: number) => number;
}

export function readPending(database: DatabaseSync): Pending {
  const ids = (sql: string) => {
    const statement = database.prepare(sql);
    return (value: number, limit: number) =>
      statement.all(value, limit).map((row) => Number(row['id']));
  };
  const older = ids(
    'SELECT id FROM findings WHERE version < ? ORDER BY version DESC, id DESC LIMIT ?',
  );
  const newer = ids(
    'SELECT id FROM findings WHERE version > ? ORDER BY version DESC, id DESC LIMIT ?',
  );
  return {
    fresh: ids('SELECT id FROM uninspected WHERE id > ? ORDER BY id LIMIT ?'),
    leftOver: ids('SELECT id FROM uninspected WHERE id < ? ORDER BY id DESC LIMIT ?'),
    stale: (version, limit) => {
      const found = older(version, limit);
      return found.length > 0 ? found : newer(version, limit);
    },
    countStale: (version) =>
      Number(
        database
          .prepare(
            `SELECT (SELECT count(*) FROM findings WHERE version < ?1)
                  + (SELECT count(*) FROM findings WHERE version > ?1) AS n`,
          )
          .get(version)?.['n'],
      ),
  };
}
