import type { DatabaseSync } from 'node:sqlite';
import { listed } from '../store/relation-index.ts';
import type { Query } from './query/query.ts';

/** Whether a query asks for later attempts. */
export function asksForDuplicates(query: Query): boolean {
  return query.some(({ claim }) => claim.is === 'flag' && claim.flag === 'duplicate');
}

/** Every later attempt of a delivery, in a temporary table that one evaluation has for itself. */
export interface NamedDuplicates {
  /** Whether a request `r` is among them, in SQL. */
  readonly isDuplicate: string;
  readonly drop: () => void;
}

let tables = 0;

/** One sort of all keys: for many requests this is faster than one lookup for each. */
export function nameDuplicates(database: DatabaseSync): NamedDuplicates {
  const table = `duplicates_${(tables += 1)}`;
  database.exec(`CREATE TEMP TABLE ${table} (id INTEGER PRIMARY KEY);
    INSERT INTO ${table} SELECT id FROM (
      SELECT id, row_number() OVER (PARTITION BY delivery ORDER BY id) AS attempt
      FROM relations WHERE delivery IS NOT NULL AND ${listed('relations.id')})
    WHERE attempt > 1`);
  return {
    isDuplicate: `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = r.id)`,
    drop: () => {
      if (database.isOpen) database.exec(`DROP TABLE temp.${table}`);
    },
  };
}
