import type { DatabaseSync } from 'node:sqlite';
import { attemptLimit } from '../../../shared/summary.ts';

/** Whether the request of a row of `kin` is listed. */
const listed = `kin.rowid > (SELECT cleared_to FROM tally)
  AND NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = kin.rowid)`;

/** Which attempt of its delivery a request is, as a column over `requests r` and its `findings f`, which may be absent. */
export const attemptColumn = `CASE WHEN f.delivery IS NULL THEN 1 ELSE max(1, (SELECT count(*) FROM
  (SELECT 1 FROM kin WHERE kin MATCH f.delivery AND kin.rowid <= r.id AND ${listed} LIMIT ${attemptLimit}))) END`;

/** The keys that the findings of a request hold. */
export interface KeptKeys {
  readonly delivery: string | null;
  readonly contact: string | null;
  readonly content: string | null;
}

/** Requests that share a key, none of them removed. */
export interface Kin {
  /** `null` before the inspection. */
  readonly keys: (id: number) => KeptKeys | null;
  /** Those with a lower number, the nearest first. */
  readonly before: (key: string, id: number, limit: number) => readonly number[];
  /** Those with a higher number, the nearest first. */
  readonly after: (key: string, id: number, limit: number) => readonly number[];
}

export function prepareKin(database: DatabaseSync): Kin {
  const selectKeys = database.prepare(
    'SELECT delivery, contact, content FROM findings WHERE id = ?',
  );
  const ids = (side: '<' | '>', order: 'ASC' | 'DESC') => {
    const select = database.prepare(`SELECT kin.rowid AS id FROM kin
      WHERE kin MATCH ? AND kin.rowid ${side} ? AND ${listed} ORDER BY kin.rowid ${order} LIMIT ?`);
    return (key: string, id: number, limit: number) =>
      select.all(key, id, limit).map((row) => Number(row['id']));
  };
  return {
    keys: (id) => (selectKeys.get(id) as KeptKeys | undefined) ?? null,
    before: ids('<', 'DESC'),
    after: ids('>', 'ASC'),
  };
}
