import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect, type Connection } from './connection.ts';
import { isDamage } from './fault.ts';
import type { FileReaders } from './file-readers.ts';
import { companions, setAside } from './set-aside.ts';

export interface OpenedFile {
  readonly connection: Connection;
  /** The damaged file that stood in the way and was put aside, `null` when there was none. */
  readonly aside: string | null;
}

export interface FileOptions {
  readonly path: string;
  /** Told of each database before it is used. */
  readonly onOpen: (database: DatabaseSync) => void;
  /** Closed before the file is replaced, and opened again after it. */
  readonly readers: FileReaders;
}

/**
 * Opens the file of a store. A damaged one is put aside and a fresh one made, whose numbers go on from
 * what can still be read of the damaged one.
 *
 * @throws what keeps the file from being used; it is left as it is.
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

/** Puts a file aside, open as it is, and starts a fresh one whose numbers go on from `lastId`. */
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
 * Puts an empty file in the place of one that is open: what was in it can't be found on the disk any
 * more, its copies of earlier times included. A crash leaves the old file or the empty one. No reader may have it open.
 *
 * @throws when it can't be done; the old one is then closed, or still open.
 */
export function emptyFile(path: string, { database, tally, log }: Connection): void {
  for (const name of readdirSync(dirname(path))) {
    const beside = ['.before-', '.damaged-', '.empty'].map((end) => basename(path) + end);
    if (beside.some((start) => name.startsWith(start))) rmSync(join(dirname(path), name));
  }
  const empty = `${path}.empty`;
  const fresh = newDatabase(empty);
  try {
    const connection = connect(fresh, empty);
    connection.log?.close();
    startFrom(connection, tally.lastId);
  } finally {
    fresh.close();
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  log?.close();
  database.close();
  for (const end of companions) rmSync(path + end, { force: true });
  renameSync(empty, path);
}

/** A store that keeps nothing, for reading from where there is nothing to read. */
export function openNothing(): Connection {
  return connect(newDatabase(':memory:'), ':memory:');
}

/** The tables name each other for their reader; asking after each write would cost it twice. */
function newDatabase(path: string): DatabaseSync {
  return new DatabaseSync(path, { enableForeignKeyConstraints: false });
}

function startFrom({ tally, transact }: Connection, lastId: number): void {
  transact(() => void (tally.lastId = Math.max(tally.lastId, lastId)));
}

/** The highest number that a damaged file still tells of, 0 when it tells nothing. */
function lastIdOf(database: DatabaseSync): number {
  const told = ['SELECT last_id AS n FROM tally', 'SELECT max(id) AS n FROM requests'].map(
    (sql) => {
      try {
        return Number(database.prepare(sql).get()?.['n'] ?? 0);
      } catch {
        return 0;
      }
    },
  );
  return Math.max(...told);
}
