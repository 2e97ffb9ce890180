import type { DatabaseSync } from 'node:sqlite';
import type { Bodies } from './bodies.ts';
import type { RelationWrites } from './relation-index.ts';
import { count, countBytes, type Tally } from './tally.ts';

/** Requests named by their ids, as one value of a statement: asking for each by itself costs twice as much. */
const among = 'id IN (SELECT value FROM json_each(?))';

/** Takes requests out of every table and count. To be called within a transaction. */
export function prepareErase(
  database: DatabaseSync,
  tally: Tally,
  bodies: Pick<Bodies, 'remove'>,
  kin: Pick<RelationWrites, 'erase'>,
): (ids: readonly number[]) => void {
  const selectMarked = database.prepare(`SELECT id FROM removals WHERE ${among}`);
  const deleteRequests = database.prepare(`DELETE FROM requests WHERE ${among}
    RETURNING id, stray, broken_code, body_bytes, body_bytes + octet_length(headers) + octet_length(trailers) AS bytes`);
  const deleteFindings = database.prepare(
    `DELETE FROM findings WHERE ${among} RETURNING id, kind, stray, cost`,
  );
  const deleteUninspected = database.prepare(
    `DELETE FROM uninspected WHERE ${among} RETURNING id, NULL AS kind, stray, 0 AS cost`,
  );
  const others = ['replies', 'pins', 'removals'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE ${among}`),
  );

  return (ids) => {
    const list = JSON.stringify(ids);
    // What is removed was taken out of the counts when it was marked.
    const marked = new Set(selectMarked.all(list).map((row) => row['id']));
    const noise = new Set<unknown>();
    for (const row of deleteRequests.all(list)) {
      bodies.remove(Number(row['id']), Number(row['body_bytes']));
      const isNoise = row['stray'] === 1 || row['broken_code'] !== null;
      if (isNoise) noise.add(row['id']);
      countBytes(tally, -Number(row['bytes']), isNoise);
    }
    tally.noise -= noise.size;
    for (const row of [...deleteFindings.all(list), ...deleteUninspected.all(list)]) {
      countBytes(tally, -Number(row['cost']), noise.has(row['id']));
      if (Number(row['id']) <= tally.clearedTo || marked.has(row['id'] ?? null)) continue;
      count(tally, row['kind'] as string | null, row['stray'] === 1, -1);
    }
    kin.erase(ids);
    for (const statement of others) statement.run(list);
  };
}
