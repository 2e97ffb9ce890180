import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RequestSummary } from '../../../shared/summary.ts';
import { readCapturedAmong, readImportedIds } from './imported.ts';
import { prepareBodies, type Bodies } from './bodies.ts';
import { readDispatches, type DispatchReads } from './dispatch-rows.ts';
import { countDatabase, type CountedDatabase } from './counted-database.ts';
import { factColumns, joinHead } from './heads.ts';
import { isListed } from './listed.ts';
import { readOutboxes, type OutboxReads } from './outboxes.ts';
import { readPending, type Pending } from './pending.ts';
import { readRelations, type RelationIndex } from './relation-index.ts';
import { createRemovals, type Removals } from './removals.ts';
import { readRecord, readSummary, type StoredRequest } from './rows.ts';
import { knownVersion, migrate } from './schema.ts';
import { readWithShortBodies, type RequestWithShortBody } from './short-requests.ts';
import {
  busyTimeoutMs,
  emptyLog,
  openWriteAheadLog,
  type WriteAheadLog,
} from './write-ahead-log.ts';
import { prepareWrites, type Writes } from './writes.ts';

/** An open file with the current schema, with its prepared statements and its counts. */
export interface StoreConnection extends CountedDatabase {
  /** `null` where SQLite synchronises each commit by itself. */
  readonly log: WriteAheadLog | null;
  readonly removals: Removals;
  readonly pending: Pending;
  readonly relations: RelationIndex;
  readonly dispatches: DispatchReads;
  readonly outboxes: OutboxReads;
  readonly bodies: Bodies;
  readonly writes: Writes;
  readonly record: (id: number) => StoredRequest | null;
  /** A row of the list, whether it is listed or not. */
  readonly summary: (id: number) => RequestSummary | null;
  /** The row with the facts, of a removed request too. */
  readonly selectFacts: (id: number) => Record<string, SQLOutputValue> | undefined;
  /** The same of a listed request alone. */
  readonly selectListedFacts: (id: number) => Record<string, SQLOutputValue> | undefined;
  readonly capturedAmong: (ids: readonly number[]) => readonly number[];
  readonly importedIds: (at: number) => readonly number[];
  readonly withShortBodies: (ids: readonly number[]) => readonly RequestWithShortBody[];
}

/** The log is cut back to this many bytes after a burst. */
const logLimit = 64 * 1024 ** 2;

/**
 * Prepares a database for use. A commit survives the end of the process at once, and a power cut once the log is
 * synchronised. Deleted content is overwritten, and its pages can be given back to the disk.
 *
 * @param path of the file. A copy is made beside it when its schema changes.
 * @throws NewerFileError, or SQLite's error when the file can't be used.
 */
export function connect(database: DatabaseSync, path: string): StoreConnection {
  // First of all, so that a file with a newer schema is not changed, not even its journal mode.
  knownVersion(database);
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
    PRAGMA journal_size_limit = ${logLimit};`);
  // SQLite writes it to the file also where it is so already, and waits twice for the disk.
  if (pragma(database, 'auto_vacuum') !== 2) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  migrate(database, path);
  // A file from before `auto_vacuum` needs one VACUUM for it to take effect.
  if (pragma(database, 'auto_vacuum') !== 2) database.exec('VACUUM');

  const counted = countDatabase(database);
  const bodies = prepareBodies(database);
  const selectFacts = database.prepare(
    `SELECT ${factColumns} FROM requests r ${joinHead} WHERE r.id = ?`,
  );
  const selectListedFacts = database.prepare(
    `SELECT ${factColumns} FROM requests r ${joinHead} WHERE r.id = ? AND ${isListed('r.id')}`,
  );
  const removals = createRemovals(counted);

  const prepared: Omit<StoreConnection, 'log'> = {
    ...counted,
    bodies,
    writes: prepareWrites(counted, bodies, removals.isMarked),
    removals,
    pending: readPending(database),
    relations: readRelations(database),
    dispatches: readDispatches(database),
    outboxes: readOutboxes(database),
    record: readRecord(database),
    summary: readSummary(database),
    selectFacts: (id) => selectFacts.get(id),
    selectListedFacts: (id) => selectListedFacts.get(id),
    capturedAmong: readCapturedAmong(database),
    importedIds: readImportedIds(database),
    withShortBodies: readWithShortBodies(database),
  };
  // Last of all: when the file turns out to be damaged, nobody would close it, and Windows renames no open file.
  const log =
    mode === 'wal'
      ? openWriteAheadLog(path, () => {
          if (!emptyLog(database)) throw new Error('The log is being read. It is tried again.');
        })
      : null;
  // SQLite still synchronises around each checkpoint, so a power cut leaves a whole file.
  if (log !== null) database.exec('PRAGMA synchronous = NORMAL');
  return { ...prepared, log };
}

/** The number that a pragma answers. */
export function pragma(database: DatabaseSync, name: 'auto_vacuum' | 'freelist_count'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
