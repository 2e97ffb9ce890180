import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { connect, type StoreConnection } from './connection.ts';
import { isDamage } from './fault.ts';
import type { FileReaders } from './file-readers.ts';
import { companions, setAside } from './set-aside.ts';

export interface OpenedFile {
  readonly connection: StoreConnection;
  /** The new name of a damaged file that was set aside, `null` when there was none. */
  readonly aside: string | null;
}

export interface FileOptions {
  readonly path: string;
  /** Called with each database before it is used. */
  readonly onOpen: (database: DatabaseSync) => void;
  /** Closed before the file is replaced, and opened again after it. */
  readonly readers: FileReaders;
}

/**
 * Opens the file of a store. A damaged one is set aside and replaced; numbers go on from the last one that can still be
 * read in it.
 *
 * @throws the error for which the file can't be used. The file is then unchanged.
 */
export function openFile(options: FileOptions, now: number): OpenedFile {
  const { path, onOpen } = options;
  const database = newDatabase(path);
  try {
    onOpen(database);
    return { connection: connect(database, path), aside: null };
  } catch (error) {
    if (!isDamage(error)) {
      database.close();
      throw error;
    }
    return replaceFile(options, database, lastIdOf(database), now);
  }
}

/** Sets an open file aside and creates a new one, whose numbers go on from `lastId`. */
export function replaceFile(
  options: FileOptions,
  damaged: DatabaseSync,
  lastId: number,
  now: number,
): OpenedFile {
  return options.readers.whileClosed(() => {
    const aside = setAside(options.path, () => damaged.close(), now);
    const { connection } = openFile(options, now);
    startFrom(connection, lastId);
    return { connection, aside };
  });
}

/**
 * Replaces an open file with an empty one, so that nothing of its content is left on the disk, its copies and damaged
 * predecessors included. A crash leaves the old file or the empty one. No reader may have the file open.
 *
 * @throws when it can't be done. The old file is then closed, or still open.
 */
export function emptyFile(path: string, { database, tally, log }: StoreConnection): void {
  for (const name of readdirSync(dirname(path))) {
    const beside = ['.before-', '.damaged-', '.replaced-', '.restored', '.empty'].map(
      (end) => basename(path) + end,
    );
    if (beside.some((start) => name.startsWith(start))) rmSync(join(dirname(path), name));
  }
  const empty = `${path}.empty`;
  const fresh = newDatabase(empty);
  try {
    const connection = connect(fresh, empty);
    connection.log?.close();
    startFrom(connection, tally.lastId);
    fresh
      .prepare("INSERT INTO sqlite_sequence VALUES ('dispatches', ?)")
      .run(lastDispatchOf(database));
  } finally {
    fresh.close();
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  log?.close();
  database.close();
  for (const end of companions) rmSync(path + end, { force: true });
  renamePatientlySync(empty, path);
}

/** An empty database in memory. */
export function openEmpty(): StoreConnection {
  return connect(newDatabase(':memory:'), ':memory:');
}

/** The foreign keys in the schema are documentation: to check them would double the cost of a write. */
function newDatabase(path: string): DatabaseSync {
  return new DatabaseSync(path, { enableForeignKeyConstraints: false });
}

function startFrom({ tally, transact }: StoreConnection, lastId: number): void {
  transact(() => void (tally.lastId = Math.max(tally.lastId, lastId)));
}

/** The last dispatch: a sending that ends after everything was deleted must not be taken for a new one. */
function lastDispatchOf(database: DatabaseSync): number {
  const row = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'dispatches'").get();
  return Number(row?.['seq'] ?? 0);
}

/** The last number that can be read in a damaged file, 0 when none can. */
function lastIdOf(database: DatabaseSync): number {
  const numbers = ['SELECT last_id AS n FROM tally', 'SELECT max(id) AS n FROM requests'].map(
    (sql) => {
      try {
        return Number(database.prepare(sql).get()?.['n'] ?? 0);
      } catch {
        return 0;
      }
    },
  );
  return Math.max(...numbers);
}
