import { linkSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { knownVersion } from './schema.ts';

/**
 * Copies the captures as they are at one moment, without what was deleted. Another process may write to them meanwhile.
 *
 * @param to a file that does not exist. Only its owner can read it.
 * @throws NewerFileError, SQLite's error, or the system's when the file can't be created.
 */
export function copyCaptures(path: string, to: string): CountedCaptures {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const schema = knownVersion(database);
    // SQLite would create it with the rights that the system gives by itself, and takes one that is empty.
    writeFileSync(to, '', { flag: 'wx', mode: 0o600 });
    database.prepare('VACUUM INTO ?').run(to);
    return { schema, captures: countIn(database) };
  } finally {
    database.close();
  }
}

interface CountedCaptures {
  /** The version of their schema. */
  readonly schema: number;
  readonly captures: number;
}

/** Counts captures that another process may have open, of any version. @throws SQLite's error. */
export function countCaptures(path: string): CountedCaptures {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    const schema = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    return { schema, captures: countIn(database) };
  } finally {
    database.close();
  }
}

function countIn(database: DatabaseSync): number {
  return Number(database.prepare('SELECT count(*) AS n FROM requests').get()?.['n']);
}

/**
 * Gives captures that no process has open a second name, and leaves them their own: what takes their place later does so
 * by one rename, so a crash in between loses nothing.
 */
export function keepBeside(path: string, kept: string): void {
  closeLog(path);
  try {
    linkSync(path, kept);
  } catch {
    // A file system without hard links.
    renamePatientlySync(path, kept);
  }
}

/** Writes the write-ahead log of captures that no process has open into their file, so that the file alone is all. */
export function closeLog(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}
