import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ImportFormat, ImportMark } from '../../../shared/import.ts';
import type { RelationKeys } from '../relate/keys.ts';

/** Whether a request was imported, as a condition over `requests r`. */
export const isImported = 'EXISTS (SELECT 1 FROM imported WHERE imported.id = r.id)';

/** The mark of the request `r`, in columns of a table that is joined. */
export const joinImported = 'LEFT JOIN imported i ON i.id = r.id';
export const importedColumns =
  'i.at AS imported_at, i.source AS imported_source, i.format AS imported_format';

/** The mark in a row with `importedColumns`. */
export function importMarkOf(row: Readonly<Record<string, SQLOutputValue>>): ImportMark | null {
  const at = row['imported_at'];
  return typeof at !== 'number'
    ? null
    : {
        at,
        source: String(row['imported_source']),
        format: row['imported_format'] as ImportFormat,
      };
}

/** The requests that one import brought and that are listed or removed, but not deleted: oldest first. */
export function readImportedIds(database: DatabaseSync): (at: number) => readonly number[] {
  const select = database.prepare('SELECT id FROM imported WHERE at = ? ORDER BY id');
  return (at) => select.all(at).map((row) => Number(row['id']));
}

/** The highest number of an imported request, 0 without any. */
const lastImported = 'SELECT coalesce(max(id), 0) AS id FROM imported';

/** Those of some requests that no import brought. */
export function readCapturedAmong(
  database: DatabaseSync,
): (ids: readonly number[]) => readonly number[] {
  const select = database.prepare(
    'SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM imported)',
  );
  const selectLast = database.prepare(lastImported);
  return (ids) => {
    const last = Number(selectLast.get()?.['id']);
    // Mostly all are newer than the last import.
    return ids.every((id) => id > last)
      ? ids
      : select.all(JSON.stringify(ids)).map((row) => Number(row['id']));
  };
}

export interface ImportedWrites {
  readonly mark: (id: number, mark: ImportMark) => void;
  /**
   * The keys of a request. Attempts are counted among captured requests, and within one import: what was imported is no
   * attempt at a delivery that was captured here, nor at that of another import.
   */
  readonly ownKeys: (id: number, keys: RelationKeys) => RelationKeys;
}

export function prepareImportedWrites(database: DatabaseSync): ImportedWrites {
  const insert = database.prepare('INSERT INTO imported VALUES (?, ?, ?, ?)');
  const selectAt = database.prepare('SELECT at FROM imported WHERE id = ?');
  /** No imported request has a higher number. Those that are rolled back or deleted leave it too high, which only costs a look-up. */
  let last = Number(database.prepare(lastImported).get()?.['id']);
  return {
    mark: (id, { at, source, format }) => {
      last = Math.max(last, id);
      insert.run(id, at, source, format);
    },
    ownKeys: (id, keys) => {
      const mayBeImported = keys.delivery !== null && id <= last;
      const at = mayBeImported ? selectAt.get(id)?.['at'] : undefined;
      return at === undefined ? keys : { ...keys, delivery: `${keys.delivery}i${String(at)}` };
    },
  };
}
