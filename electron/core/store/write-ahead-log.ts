import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

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

/** @param path of the database. SQLite does not replace the log while it has the database open. */
export function openWriteAheadLog(path: string): WriteAheadLog {
  // SQLite locks the database and its shared memory, never the log, so closing this handle releases no lock of SQLite's.
  const handle = openSync(`${path}-wal`, 'r+');
  const pending = new Set<PendingSync>();
  let isOpen = true;

  return {
    sync: () =>
      new Promise((done, failed) => {
        const one: PendingSync = { done, failed };
        pending.add(one);
        fdatasync(handle, (error) => {
          // `close` has answered it already.
          if (!pending.delete(one)) return;
          if (error) failed(error);
          else done();
        });
      }),
    syncNow: () => fdatasyncSync(handle),
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      const waiting = [...pending];
      pending.clear();
      try {
        if (waiting.length > 0) fdatasyncSync(handle);
        for (const { done } of waiting) done();
      } catch (error) {
        for (const { failed } of waiting) failed(error);
      }
      closeSync(handle);
    },
  };
}
