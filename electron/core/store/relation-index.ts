import { isDeepStrictEqual } from 'node:util';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { attemptLimit } from '../../../shared/summary.ts';
import type { RelationKeys } from '../relate/keys.ts';

/** Whether the request with the id of a column is listed. */
export function listed(id: string): string {
  return `${id} > (SELECT cleared_to FROM tally)
    AND NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = ${id})`;
}

/** A word that is no key: nothing has it, and nothing at all can't be asked for. */
const noKey = 'none';

/** Which attempt of its delivery a request is, as a column over `requests r`. */
export const attemptColumn = `max(1, (SELECT count(*) FROM (SELECT 1 FROM kin
  WHERE kin MATCH coalesce((SELECT delivery FROM relations WHERE relations.id = r.id), '${noKey}')
    AND kin.rowid <= r.id AND ${listed('kin.rowid')} LIMIT ${attemptLimit})))`;

/** What is asked of a request to compare it with another. */
export interface RelatedRequest extends RelationKeys {
  readonly id: number;
  readonly receivedAt: number;
  readonly sha256: string;
}

/** Requests that share a key, none of them removed. */
export interface RelationIndex {
  /** `null` before the inspection. */
  readonly keys: (id: number) => RelationKeys | null;
  /** Those of a key with a lower number, the nearest first. */
  readonly before: (key: string, id: number, limit: number) => readonly number[];
  /** Those of a key with a higher number, the nearest first. */
  readonly after: (key: string, id: number, limit: number) => readonly number[];
  /** In the order in which they are named, without those that are not inspected. */
  readonly requests: (ids: readonly number[]) => readonly RelatedRequest[];
}

export function readRelations(database: DatabaseSync): RelationIndex {
  const selectKeys = database.prepare(
    'SELECT delivery, contact, content FROM relations WHERE id = ?',
  );
  const selectMembers = database.prepare(
    `SELECT k.*, r.received_at, r.body_sha256 FROM json_each(?) one
     CROSS JOIN relations k ON k.id = one.value CROSS JOIN requests r ON r.id = k.id
     ORDER BY one.key`,
  );
  const on = (side: '<' | '>', order: 'ASC' | 'DESC') => {
    const select = database.prepare(`SELECT kin.rowid AS id FROM kin
      WHERE kin MATCH ? AND kin.rowid ${side} ? AND ${listed('kin.rowid')} ORDER BY kin.rowid ${order} LIMIT ?`);
    return (key: string, id: number, limit: number) =>
      select.all(key, id, limit).map((row) => Number(row['id']));
  };
  return {
    keys: (id) => {
      const row = selectKeys.get(id);
      return row === undefined ? null : keysOf(row);
    },
    before: on('<', 'DESC'),
    after: on('>', 'ASC'),
    requests: (ids) =>
      selectMembers.all(JSON.stringify(ids)).map((row) => ({
        ...keysOf(row),
        id: Number(row['id']),
        receivedAt: Number(row['received_at']),
        sha256: String(row['body_sha256']),
      })),
  };
}

function keysOf(row: Readonly<Record<string, SQLOutputValue>>): RelationKeys {
  const key = (name: keyof RelationKeys) => (typeof row[name] === 'string' ? row[name] : null);
  return { delivery: key('delivery'), contact: key('contact'), content: key('content') };
}

/** Keeps the keys of requests. To be called within a transaction. */
export interface RelationWrites {
  /** Of a request that has none yet. */
  readonly add: (id: number, keys: RelationKeys) => void;
  readonly replace: (id: number, keys: RelationKeys) => void;
  readonly erase: (ids: readonly number[]) => void;
}

export function prepareRelationWrites(database: DatabaseSync): RelationWrites {
  const select = database.prepare('SELECT * FROM relations WHERE id = ?');
  const insert = database.prepare('INSERT INTO relations VALUES (?, ?, ?, ?)');
  const removeAll = database.prepare(
    'DELETE FROM relations WHERE id IN (SELECT value FROM json_each(?)) RETURNING *',
  );
  const insertWords = database.prepare('INSERT INTO kin (rowid, keys) VALUES (?, ?)');
  const deleteWords = database.prepare('DELETE FROM kin WHERE rowid = ?');
  const removeOne = database.prepare('DELETE FROM relations WHERE id = ?');

  function add(id: number, keys: RelationKeys): void {
    insert.run(id, keys.delivery, keys.contact, keys.content);
    const words = wordsOf(keys);
    if (words !== '') insertWords.run(id, words);
  }

  return {
    add,
    replace: (id, keys) => {
      const before = select.get(id);
      if (before === undefined) return add(id, keys);
      if (isDeepStrictEqual(keysOf(before), keys)) return;
      removeOne.run(id);
      if (wordsOf(before) !== '') deleteWords.run(id);
      add(id, keys);
    },
    erase: (ids) => {
      for (const row of removeAll.all(JSON.stringify(ids))) {
        if (wordsOf(row) !== '') deleteWords.run(row['id'] ?? null);
      }
    },
  };
}

/** The keys by which a request is found. */
function wordsOf(keys: Readonly<Record<string, SQLOutputValue>> | RelationKeys | undefined) {
  return [keys?.delivery, keys?.contact].filter((key) => typeof key === 'string').join(' ');
}
