import { DatabaseSync } from 'node:sqlite';
import type { Store } from './store.ts';
import { prepareBodies } from './bodies.ts';
import { readCrmTries, type CrmTries } from './crm-tries.ts';
import { readDispatches } from './dispatch-rows.ts';
import { readRelations } from './relation-index.ts';
import { readIds, readRecord, readSummary } from './rows.ts';
import { NewerFileError, schemaVersion } from './schema.ts';

/** A store that is read beside the process that writes it. */
export interface ReadOnlyStore extends Pick<
  Store,
  'record' | 'summary' | 'body' | 'relations' | 'close'
> {
  /** All that are listed, newest first. */
  readonly ids: () => readonly number[];
  readonly dispatches: Pick<Store['dispatches'], 'of'>;
  readonly crmTries: Pick<CrmTries, 'of'>;
}

/** The file was written by an older version of the app. Only a store that may write migrates it. */
export class OlderFileError extends Error {
  constructor() {
    super('The data was written by an older version.');
    this.name = 'OlderFileError';
  }
}

/** @throws OlderFileError, NewerFileError, or SQLite's error when the file can't be read. */
export function openReadOnlyStore(path: string): ReadOnlyStore {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    assertCurrentSchema(database);
    const bodies = prepareBodies(database);
    return {
      ids: () => inOneState(database, () => readIds(database, 'all')),
      summary: readSummary(database),
      record: readRecord(database),
      body: bodies.read,
      relations: readRelations(database),
      dispatches: readDispatches(database),
      crmTries: { of: readCrmTries(database) },
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Lets several statements read the file as it is at one moment, while another process writes to it. */
function inOneState<Value>(database: DatabaseSync, read: () => Value): Value {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    // After some errors SQLite has ended it already.
    if (database.isTransaction) database.exec('COMMIT');
  }
}

function assertCurrentSchema(database: DatabaseSync): void {
  const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > schemaVersion) throw new NewerFileError(found);
  if (found !== schemaVersion) throw new OlderFileError();
}
