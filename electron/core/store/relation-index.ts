import { isDeepStrictEqual } from 'node:util';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { attemptLimit } from '../../../shared/summary.ts';
import type { RelationKeys } from '../relate/keys.ts';
import { sha256Column } from './digest.ts';
import { isListed } from './listed.ts';
import { columnsOfKeys, keyColumn, keyColumns, keysOfRow } from './relation-row.ts';

/** Matches no key: FTS5 refuses an empty query. */
const noKey = 'none';

/** Which attempt of its delivery a request is, counted from 1, as a column over `requests r`. */
export const attemptColumn = `max(1, (SELECT count(*) FROM (SELECT 1 FROM kin
  WHERE kin MATCH coalesce((SELECT ${keyColumn('delivery', 'relations')} FROM relations WHERE relations.id = r.id), '${noKey}')
    AND kin.rowid <= r.id AND ${isListed('kin.rowid')} LIMIT ${attemptLimit})))`;

/** What a comparison of two requests needs to know of each. */
export interface RelatedRequest extends RelationKeys {
  readonly id: number;
  readonly receivedAt: number;
  readonly sha256: string;
  /** The time of the import that brought it; `null` for a captured request. */
  readonly importedAt: number | null;
}

/**
 * Finds listed requests by the keys that they share. The keys are in the table `relations`; `kin` is the full-text index
 * over them.
 */
export interface RelationIndex {
  /** `null` before the inspection. */
  readonly keys: (id: number) => RelationKeys | null;
  /** Those with this key and a lower number, the nearest first. */
  readonly before: (key: string, id: number, limit: number) => readonly number[];
  /** Those with this key and a higher number, the nearest first. */
  readonly after: (key: string, id: number, limit: number) => readonly number[];
  /** The named requests in the given order, without those that are not inspected. */
  readonly requests: (ids: readonly number[]) => readonly RelatedRequest[];
}

export function readRelations(database: DatabaseSync): RelationIndex {
  const selectKeys = database.prepare(`SELECT ${keyColumns('k')} FROM relations k WHERE k.id = ?`);
  const selectRequests = database.prepare(
    `SELECT k.id, ${keyColumns('k')}, r.received_at, ${sha256Column}, i.at AS imported_at FROM json_each(?) one
     CROSS JOIN relations k ON k.id = one.value CROSS JOIN requests r ON r.id = k.id
     LEFT JOIN imported i ON i.id = k.id
     ORDER BY one.key`,
  );
  const selectSide = (side: '<' | '>', order: 'ASC' | 'DESC') => {
    const select = database.prepare(`SELECT kin.rowid AS id FROM kin
      WHERE kin MATCH ? AND kin.rowid ${side} ? AND ${isListed('kin.rowid')} ORDER BY kin.rowid ${order} LIMIT ?`);
    return (key: string, id: number, limit: number) =>
      select.all(key, id, limit).map((row) => Number(row['id']));
  };
  return {
    keys: (id) => {
      const row = selectKeys.get(id);
      return row === undefined ? null : keysOfRow(row);
    },
    before: selectSide('<', 'DESC'),
    after: selectSide('>', 'ASC'),
    requests: (ids) =>
      selectRequests.all(JSON.stringify(ids)).map((row) => ({
        ...keysOfRow(row),
        id: Number(row['id']),
        receivedAt: Number(row['received_at']),
        sha256: String(row['body_sha256']),
        importedAt: typeof row['imported_at'] === 'number' ? row['imported_at'] : null,
      })),
  };
}

/** Writes the keys of requests. To be called within a transaction. */
export interface RelationWrites {
  /** For a request that has no keys yet. */
  readonly add: (id: number, keys: RelationKeys) => void;
  readonly replace: (id: number, keys: RelationKeys) => void;
  readonly delete: (ids: readonly number[]) => void;
}

export function prepareRelationWrites(database: DatabaseSync): RelationWrites {
  const select = database.prepare(`SELECT ${keyColumns('k')} FROM relations k WHERE k.id = ?`);
  const insert = database.prepare('INSERT INTO relations VALUES (?, ?, ?, ?, ?)');
  const deleteAll = database.prepare(
    `DELETE FROM relations WHERE id IN (SELECT value FROM json_each(?))
     RETURNING id, ${keyColumns('relations')}`,
  );
  const insertWords = database.prepare('INSERT INTO kin (rowid, keys) VALUES (?, ?)');
  const deleteWords = database.prepare('DELETE FROM kin WHERE rowid = ?');
  const deleteOne = database.prepare('DELETE FROM relations WHERE id = ?');

  function add(id: number, keys: RelationKeys): void {
    const { delivery, contact, content, digests } = columnsOfKeys(keys);
    insert.run(id, delivery, contact, content, digests);
    const words = indexedWords(keys);
    if (words !== '') insertWords.run(id, words);
  }

  return {
    add,
    replace: (id, keys) => {
      const before = select.get(id);
      if (before === undefined) return add(id, keys);
      if (isDeepStrictEqual(keysOfRow(before), keys)) return;
      deleteOne.run(id);
      if (indexedWords(before) !== '') deleteWords.run(id);
      add(id, keys);
    },
    delete: (ids) => {
      for (const row of deleteAll.all(JSON.stringify(ids))) {
        if (indexedWords(row) !== '') deleteWords.run(row['id'] ?? null);
      }
    },
  };
}

/** The keys that requests are found by, as words of the full-text index. */
function indexedWords(keys: Readonly<Record<string, SQLOutputValue>> | RelationKeys): string {
  return [keys.delivery, keys.contact].filter((key) => typeof key === 'string').join(' ');
}
