import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** How long a statement waits for another connection. */
export const busyTimeoutMs = 5_000;

/**
 * The write-ahead log of an open database. We synchronise it, not SQLite: SQLite would block the event loop while the
 * disk works, `fdatasync` in Node's thread pool does not.
 */
export interface WriteAheadLog {
  /** Resolves once everything that was committed before the call is on the disk. */
  readonly sync: () => Promise<void>;
  /** The same, blocking. */
  readonly syncNow: () => void;
  /** Closes the file before it returns. Calls of `sync` that still wait are answered by a last synchronisation. */
  readonly close: () => void;
}

interface PendingSync {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Each file descriptor reports a failed write to the disk once: synchronisations that run at the same time have one each, so
 * that all of them learn of it. Linux takes what it could not write for written: a later synchronisation would succeed
 * without it, and what follows it in the log could not be read after a power cut. So after a failure the log is emptied
 * before it is synchronised again.
 *
 * @param path of the database. SQLite does not replace the log while it has the database open.
 * @param empty puts everything committed into the database itself, on the disk. @throws why it can't be done.
 */
export function openWriteAheadLog(path: string, empty: () => void): WriteAheadLog {
  // SQLite locks the database and its shared memory, never the log, so closing this handle releases no lock of SQLite's.
  const open = () => openSync(`${path}-wal`, 'r+');
  let handles = [open(), open()];
  /** Those that no synchronisation uses. */
  let free = [...handles];
  const pending = new Set<PendingSync>();
  let isOpen = true;
  let hasFailed = false;

  function another(): number {
    const handle = open();
    handles.push(handle);
    return handle;
  }

  /** @throws why it can't be done. It is then tried again before the next synchronisation. */
  function recover(): void {
    if (!hasFailed) return;
    empty();
    // The others would still report the failure, and one in use must stay open.
    const used = handles.filter((handle) => !free.includes(handle));
    for (const handle of free) closeSync(handle);
    free = [open()];
    handles = [...used, ...free];
    hasFailed = false;
  }

  function syncNow(): void {
    recover();
    try {
      for (const handle of handles) fdatasyncSync(handle);
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  }

  function begin({ done, failed }: PendingSync): void {
    recover();
    const one: PendingSync = { done, failed };
    const handle = free.pop() ?? another();
    pending.add(one);
    fdatasync(handle, (error) => {
      // `close` has answered it already.
      if (!pending.delete(one)) return;
      free.push(handle);
      if (error) {
        hasFailed = true;
        failed(error);
      } else done();
    });
  }

  return {
    sync: () => new Promise((done, failed) => begin({ done, failed })),
    syncNow,
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      const waiting = [...pending];
      pending.clear();
      try {
        if (waiting.length > 0) syncNow();
        for (const { done } of waiting) done();
      } catch (error) {
        for (const { failed } of waiting) failed(error);
      }
      for (const handle of handles) closeSync(handle);
    },
  };
}

/**
 * Puts everything in the log into the database and cuts the log to nothing.
 *
 * @returns `false` while somebody reads, for which nothing waits.
 * @throws SQLite's error.
 */
export function emptyLog(database: DatabaseSync): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0');
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } finally {
    if (database.isOpen) database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}
