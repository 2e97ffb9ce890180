import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RequestSummary } from '../../shared/summary.ts';
import { prepareBodies } from '../core/store/bodies.ts';
import { readRelations } from '../core/store/relation-index.ts';
import { readIds, readRecord, readSummary } from '../core/store/rows.ts';
import { NewerFileError, schemaVersion } from '../core/store/schema.ts';
import type { Store } from '../core/store/store.ts';
import { CommandFailed } from './command.ts';

/** The captures of a folder, for reading beside a process that writes them. */
export interface ReadOnlyStore extends Pick<Store, 'record' | 'body' | 'relations' | 'close'> {
  readonly dataDir: string;
  /** All that are listed, newest first. */
  readonly ids: () => number[];
  readonly summary: (id: number) => RequestSummary | null;
}

/** @throws CommandFailed or NewerFileError when there is nothing that could be read. */
export function openReadOnly(dataDir: string): ReadOnlyStore {
  const path = join(dataDir, 'captures.db');
  if (!existsSync(path)) throw new CommandFailed(`There are no captures in ${dataDir}.`);
  const database = open(path);
  const bodies = prepareBodies(database);

  return {
    dataDir,
    ids: () => readIds(database, 'all'),
    summary: readSummary(database),
    record: readRecord(database),
    body: bodies.read,
    relations: readRelations(database),
    close: () => database.close(),
  };
}

function open(path: string): DatabaseSync {
  let database: DatabaseSync | null = null;
  let found: unknown;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  } catch (error) {
    database?.close();
    throw new CommandFailed(`${path} can not be read: ${(error as Error).message}.`);
  }
  if (found === schemaVersion) return database;
  database.close();
  if (typeof found === 'number' && found > schemaVersion) throw new NewerFileError(found);
  throw new CommandFailed(
    `${path} was written by an older version. Open it once with the app or with "hookscope listen".`,
  );
}
