import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RequestSummary } from '../../../shared/summary.ts';
import { prepareBodies, type Bodies } from './bodies.ts';
import { countIn, type Counted } from './counted.ts';
import { readRelations, type RelationIndex } from './relation-index.ts';
import { openLog, type Log } from './log.ts';
import { readPending, type Pending } from './pending.ts';
import { readRecord, readSummary, type StoredRequest } from './rows.ts';
import { readWithShortBodies, type RequestWithShortBody } from './short-requests.ts';
import { createRemovals, type Removals } from './removals.ts';
import { knownVersion, migrate } from './schema.ts';
import { prepareWrites, type Writes } from './writes.ts';

/** An open file in the present form, with its statements and its tally. */
export interface Connection extends Counted {
  /** `null` when each commit is on the disk by itself. */
  readonly log: Log | null;
  readonly removals: Removals;
  readonly pending: Pending;
  readonly relations: RelationIndex;
  readonly bodies: Bodies;
  readonly writes: Writes;
  readonly record: (id: number) => StoredRequest | null;
  /** A row of the list, whether it is listed or not. */
  readonly summary: (id: number) => RequestSummary | null;
  /** The facts alone, of a removed request too. */
  readonly selectFacts: (id: number) => Record<string, SQLOutputValue> | undefined;
  /** Requests with their short bodies. */
  readonly withShortBodies: (ids: readonly number[]) => readonly RequestWithShortBody[];
}

/** The log is cut back to this after a burst. Bytes. */
const logLimit = 64 * 1024 ** 2;

/**
 * Prepares a database for use. A commit survives the end of the process at once, and that of the machine
 * once the log is synchronised. What is deleted is overwritten, and its room can be given back.
 *
 * @param path of the file; a copy is made beside it when its form changes.
 * @throws NewerFileError, or SQLite's error when the file can't be used.
 */
export function connect(database: DatabaseSync, path: string): Connection {
  // Asked first, so that a file of a newer form is not touched, not even its journal mode.
  knownVersion(database);
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON;
    PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ${logLimit};`);
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  migrate(database, path);
  // A file that was made before room could be given back is written anew, once.
  if (pragma(database, 'auto_vacuum') !== 2) database.exec('VACUUM');

  const counted = countIn(database);
  const log = mode === 'wal' ? openLog(path) : null;
  // With a log, SQLite still orders its writes around each checkpoint, so the file is whole after a power cut.
  if (log !== null) database.exec('PRAGMA synchronous = NORMAL');
  const bodies = prepareBodies(database);
  const selectFacts = database.prepare('SELECT * FROM requests WHERE id = ?');
  const removals = createRemovals(counted);

  return {
    ...counted,
    log,
    bodies,
    writes: prepareWrites(database, counted.tally, bodies, removals.isMarked),
    removals,
    pending: readPending(database),
    relations: readRelations(database),
    record: readRecord(database),
    summary: readSummary(database),
    selectFacts: (id) => selectFacts.get(id),
    withShortBodies: readWithShortBodies(database),
  };
}

/** The number that a pragma answers. */
export function pragma(database: DatabaseSync, name: 'auto_vacuum' | 'freelist_count'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
