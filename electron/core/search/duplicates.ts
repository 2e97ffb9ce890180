import type { DatabaseSync } from 'node:sqlite';
import { attemptColumn, listed } from '../store/kin.ts';
import type { Query } from './query/query.ts';

/** Whether a query can only be answered once the table `duplicates` is filled. */
export function asksForDuplicates(query: Query): boolean {
  return query.some(({ claim }) => claim.is === 'flag' && claim.flag === 'duplicate');
}

/** Fills `duplicates` with every request that is a later attempt of a delivery. One sort of all keys. */
export function nameDuplicates(database: DatabaseSync): void {
  database.exec(`DELETE FROM duplicates;
    INSERT INTO duplicates SELECT id FROM (
      SELECT id, row_number() OVER (PARTITION BY delivery ORDER BY id) AS attempt
      FROM relations WHERE delivery IS NOT NULL AND ${listed('relations.id')})
    WHERE attempt > 1`);
}

/** The same for some requests: each looks for its kin. */
export function nameDuplicatesAmong(database: DatabaseSync, ids: readonly number[]): void {
  database.exec('DELETE FROM duplicates');
  database
    .prepare(
      `INSERT INTO duplicates SELECT r.id FROM json_each(?) one CROSS JOIN requests r ON r.id = one.value
       WHERE ${attemptColumn} > 1`,
    )
    .run(JSON.stringify(ids));
}
