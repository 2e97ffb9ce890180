import type { DatabaseSync } from 'node:sqlite';
import { bounds } from '../../../shared/bounds.ts';
import type { CrmTry } from '../../../shared/crm-api.ts';
import type { StoreConnection } from './connection.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LiveFile } from './live-file.ts';
import { countBytes, type Tally } from './tally.ts';

export interface StoredTry extends CrmTry {
  readonly id: number;
}

/** The calls to the CRM's API, beside the requests that they were made for. */
export interface CrmTries {
  /** Removes the oldest of the request beyond the limit. @returns its id; `null` when its request is not stored any more. */
  readonly add: (requestId: number, made: CrmTry) => Promise<number | null>;
  /** Those of a request, the newest first. */
  readonly of: (requestId: number) => readonly StoredTry[];
}

/** Changes them. Each is to be called within a transaction. */
export interface CrmTryWrites {
  readonly add: (requestId: number, made: CrmTry) => number | null;
  readonly delete: (requestIds: readonly number[]) => void;
}

/** Bytes on disk of a row with its place in the index, besides its content. */
const rowBytes = 40;

export function prepareCrmTryWrites(database: DatabaseSync, tally: Tally): CrmTryWrites {
  const insert = database.prepare(
    'INSERT INTO crm_tries SELECT NULL, ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM requests WHERE id = ?1)',
  );
  const deleteOld = database.prepare(`DELETE FROM crm_tries WHERE id IN (
    SELECT id FROM crm_tries WHERE request_id = ? ORDER BY id DESC LIMIT -1 OFFSET ${bounds.crmTries.entries})
    RETURNING cost`);
  const deleteOf = database.prepare(
    'DELETE FROM crm_tries WHERE request_id IN (SELECT value FROM json_each(?)) RETURNING cost',
  );

  return {
    add: (requestId, made) => {
      const content = JSON.stringify(made);
      const cost = rowBytes + Buffer.byteLength(content);
      const { changes, lastInsertRowid } = insert.run(requestId, cost, content);
      if (changes === 0) return null;
      countBytes(tally, cost, false);
      for (const row of deleteOld.all(requestId)) countBytes(tally, -Number(row['cost']), false);
      return Number(lastInsertRowid);
    },
    delete: (requestIds) => {
      for (const row of deleteOf.all(JSON.stringify(requestIds)))
        countBytes(tally, -Number(row['cost']), false);
    },
  };
}

export function createCrmTries(
  file: Pick<LiveFile, 'read'>,
  commits: Pick<GroupCommit<StoreConnection>, 'add'>,
): CrmTries {
  return {
    add: async (requestId, made) => {
      let id: number | null = null;
      await commits.add(({ writes }) => (id = writes.crmTries.add(requestId, made)));
      return id;
    },
    of: (requestId) => file.read(({ database }) => readCrmTries(database)(requestId)),
  };
}

export function readCrmTries(database: DatabaseSync): CrmTries['of'] {
  const select = database.prepare(
    'SELECT id, content FROM crm_tries WHERE request_id = ? ORDER BY id DESC',
  );
  return (requestId) =>
    select.all(requestId).map((row) => ({
      ...(JSON.parse(String(row['content'])) as CrmTry),
      id: Number(row['id']),
    }));
}
