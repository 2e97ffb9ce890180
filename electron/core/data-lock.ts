import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process writes to the folder. */
export class DataInUse extends Error {
  /** @param pid `null` in the moment before the other process has written it down. */
  constructor(dataDir: string, pid: number | null) {
    const who = pid === null ? 'another process' : `another process (${pid})`;
    super(`The data folder ${dataDir} is in use by ${who}.`);
    this.name = 'DataInUse';
  }
}

/** SQLITE_BUSY (https://www.sqlite.org/rescode.html). */
const busy = 5;

/**
 * Takes a data folder for this process alone. The lock is a transaction held open on a small database:
 * the system lets go of it when the process ends, however it ends, so there are no stale locks. A
 * transaction that only intends to write lets others read who holds it.
 *
 * @param dataDir must exist.
 * @returns gives the folder back.
 * @throws DataInUse
 */
export function lockData(dataDir: string): () => void {
  const database = new DatabaseSync(join(dataDir, 'writer.lock'), { timeout: 0 });
  try {
    database.exec(`
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS writer (pid INTEGER NOT NULL) STRICT;
      DELETE FROM writer;
      INSERT INTO writer VALUES (${process.pid});
      COMMIT;
      BEGIN IMMEDIATE;
    `);
  } catch (error) {
    const inUse = codeOf(error) === busy ? new DataInUse(dataDir, holderOf(database)) : null;
    database.close();
    throw inUse ?? error;
  }
  return () => database.close();
}

function holderOf(database: DatabaseSync): number | null {
  try {
    const pid = database.prepare('SELECT pid FROM writer').get()?.['pid'];
    return typeof pid === 'number' ? pid : null;
  } catch {
    // It is just being written.
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : null;
}
