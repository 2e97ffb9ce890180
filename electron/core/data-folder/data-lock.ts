import { lstatSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { explainFolderErrors, UnusableFolder } from './unusable-folder.ts';

interface LockOwner {
  readonly pid: number;
  readonly channel: string | null;
}

/** Another process writes to the folder. */
export class DataInUse extends Error {
  /** Where the other process takes jobs (`core/channel/`); `null` where it takes none. */
  readonly channel: string | null;
  /** @param owner what the other process wrote into the lock file; `null` until then. */
  constructor(dataDir: string, owner: LockOwner | null) {
    const pid = owner?.pid ?? null;
    const who = pid === null ? 'another process' : `another process (${pid})`;
    super(`The data folder ${dataDir} is in use by ${who}.`);
    this.name = 'DataInUse';
    this.channel = owner?.channel ?? null;
  }
}

/** Result codes of SQLite, without their extensions (https://www.sqlite.org/rescode.html). */
const busy = 5;
const refused = { readOnly: 8, full: 13, canNotOpen: 14 } as const;

/**
 * Locks a data folder for this process. The lock is an open transaction on a small database: the system releases it when
 * the process ends in any way, so there are no stale locks. While it has written nothing, other processes can read the id
 * of the lock's owner. A damaged lock file is emptied. Nothing of it needs to outlive a power cut, so nothing waits for the disk.
 *
 * @param dataDir must exist.
 * @param channel where this process will take jobs of others; `null` when it takes none.
 * @returns releases the lock.
 * @throws DataInUse, UnusableFolder
 */
export function lockData(dataDir: string, channel: string | null = null): () => void {
  const path = join(dataDir, 'writer.lock');
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    explainFolderErrors(dataDir, () => renamePatientlySync(path, `${path}.aside-${Date.now()}`));
  }
  try {
    return take(dataDir, path, channel);
  } catch (error) {
    if (error instanceof DataInUse || error instanceof UnusableFolder) throw error;
    explainFolderErrors(dataDir, () => empty(path));
    return take(dataDir, path, channel);
  }
}

/**
 * Empties a damaged lock file. It is not deleted, because another process may have a lock on this very file. An empty file
 * is a database without tables.
 */
function empty(path: string): void {
  truncateSync(path);
  rmSync(`${path}-journal`, { force: true });
}

function take(dataDir: string, path: string, channel: string | null): () => void {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec(`
      PRAGMA synchronous = OFF;
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS writer (pid INTEGER NOT NULL) STRICT;
      DELETE FROM writer;
      INSERT INTO writer VALUES (${process.pid});
      CREATE TABLE IF NOT EXISTS channel (address TEXT NOT NULL) STRICT;
      DELETE FROM channel;
    `);
    if (channel !== null) database.prepare('INSERT INTO channel VALUES (?)').run(channel);
    database.exec('COMMIT; BEGIN IMMEDIATE');
    const lock = database;
    return () => lock.close();
  } catch (error) {
    const fault = faultOf(error, dataDir, path, database);
    database?.close();
    throw fault;
  }
}

function faultOf(
  error: unknown,
  dataDir: string,
  path: string,
  database: DatabaseSync | null,
): unknown {
  switch (codeOf(error)) {
    case busy:
      return new DataInUse(dataDir, database === null ? null : ownerOf(database));
    case refused.full:
      return new UnusableFolder(dataDir, 'the disk is full');
    case refused.readOnly:
    case refused.canNotOpen:
      return new UnusableFolder(dataDir, `${path} cannot be written`);
    default:
      return error;
  }
}

function ownerOf(database: DatabaseSync): LockOwner | null {
  try {
    const pid = database.prepare('SELECT pid FROM writer').get()?.['pid'];
    return typeof pid === 'number' ? { pid, channel: channelOf(database) } : null;
  } catch {
    // The other process is just writing it.
    return null;
  }
}

/** An older version wrote no address. */
function channelOf(database: DatabaseSync): string | null {
  try {
    const address = database.prepare('SELECT address FROM channel').get()?.['address'];
    return typeof address === 'string' ? address : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): number | null {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' ? code & 0xff : null;
}
