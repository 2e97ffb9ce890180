import type { DatabaseSync } from 'node:sqlite';
import type { Bodies } from './bodies.ts';
import type { CrmTryWrites } from './crm-tries.ts';
import type { DispatchWrites } from './dispatch-writes.ts';
import type { HeadWrites } from './heads.ts';
import { isListed } from './listed.ts';
import { ofAnyLength } from './pending.ts';
import type { RelationWrites } from './relation-index.ts';
import { count, countBytes, type Tally } from './tally.ts';

/** All ids are one parameter of a statement: a statement for each id takes twice as long. */
const isAmong = 'id IN (SELECT value FROM json_each(?))';

/** Deletes requests from every table and count. The result is to be called within a transaction. */
export function prepareDeleteRequests(
  database: DatabaseSync,
  tally: Tally,
  {
    bodies,
    heads,
    relations,
    dispatches,
    crmTries,
  }: {
    readonly bodies: Pick<Bodies, 'remove'>;
    readonly heads: Pick<HeadWrites, 'sweep'>;
    readonly relations: Pick<RelationWrites, 'delete'>;
    readonly dispatches: Pick<DispatchWrites, 'delete'>;
    readonly crmTries: Pick<CrmTryWrites, 'delete'>;
  },
): (ids: readonly number[]) => void {
  const selectListed = database.prepare(
    `SELECT value AS id FROM json_each(?) WHERE ${isListed('value')}`,
  );
  const deleteRequests = database.prepare(`DELETE FROM requests WHERE ${isAmong}
    RETURNING id, stray, broken_code, body_bytes, body IS NULL AS apart,
      body_bytes + octet_length(headers) + octet_length(trailers) AS bytes`);
  const deleteFindings = database.prepare(
    `DELETE FROM findings WHERE ${isAmong} RETURNING id, kind, stray, cost`,
  );
  const deleteUninspected = database.prepare(
    `DELETE FROM uninspected WHERE ${ofAnyLength} AND ${isAmong} RETURNING id, NULL AS kind, stray, 0 AS cost`,
  );
  const deleteProblems = database.prepare(`DELETE FROM problems WHERE ${isAmong} RETURNING id`);
  const otherTables = ['replies', 'pins', 'removals', 'imported'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE ${isAmong}`),
  );

  return (ids) => {
    const list = JSON.stringify(ids);
    // What is removed left the counts when it was removed.
    const listed = new Set(selectListed.all(list).map((row) => row['id']));
    const noise = new Set<unknown>();
    for (const row of deleteRequests.all(list)) {
      if (row['apart'] === 1) bodies.remove(Number(row['id']), Number(row['body_bytes']));
      const isNoise = row['stray'] === 1 || row['broken_code'] !== null;
      if (isNoise) noise.add(row['id']);
      countBytes(tally, -Number(row['bytes']), isNoise);
    }
    heads.sweep(ids);
    tally.noise -= noise.size;
    for (const row of [...deleteFindings.all(list), ...deleteUninspected.all(list)]) {
      countBytes(tally, -Number(row['cost']), noise.has(row['id']));
      if (!listed.has(row['id'] ?? null)) continue;
      count(tally, row['kind'] as string | null, row['stray'] === 1, -1);
    }
    for (const row of deleteProblems.all(list))
      if (listed.has(row['id'] ?? null)) tally.problem -= 1;
    relations.delete(ids);
    dispatches.delete(ids);
    crmTries.delete(ids);
    for (const statement of otherTables) statement.run(list);
  };
}
