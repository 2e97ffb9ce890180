import { linkSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { knownVersion } from './schema.ts';

/**
 * Copies the captures as they are at one moment, without what was deleted. Another process may write to them meanwhile.
 *
 * @returns the version of their schema, and how many there are.
 * @throws NewerFileError, or SQLite's error.
 */
export function copyCaptures(
  path: string,
  to: string,
): { readonly schema: number; readonly captures: number } {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const schema = knownVersion(database);
    database.prepare('VACUUM INTO ?').run(to);
    const captures = database.prepare('SELECT count(*) AS n FROM requests').get()?.['n'];
    return { schema, captures: Number(captures) };
  } finally {
    database.close();
  }
}

/**
 * Gives captures that no process has open a second name, and leaves them their own: what takes their place later does so
 * by one rename, so a crash in between loses nothing.
 */
export function keepBeside(path: string, kept: string): void {
  // Closing the last connection writes the write-ahead log into the file.
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  try {
    linkSync(path, kept);
  } catch {
    // A file system without hard links.
    renamePatientlySync(path, kept);
  }
}
