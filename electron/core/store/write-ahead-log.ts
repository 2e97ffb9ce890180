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

/**
 * Each file descriptor reports a failed write to the disk once: synchronisations that run at the same time have one each, so
 * that all of them learn of it.
 *
 * @param path of the database. SQLite does not replace the log while it has the database open.
 */
export function openWriteAheadLog(path: string): WriteAheadLog {
  // SQLite locks the database and its shared memory, never the log, so closing this handle releases no lock of SQLite's.
  const open = () => openSync(`${path}-wal`, 'r+');
  const handles = [open(), open()];
  /** Those that no synchronisation uses. */
  const free = [...handles];
  const pending = new Set<PendingSync>();
  let isOpen = true;

  function another(): number {
    const handle = open();
    handles.push(handle);
    return handle;
  }

  return {
    sync: () =>
      new Promise((done, failed) => {
        const one: PendingSync = { done, failed };
        pending.add(one);
        const handle = free.pop() ?? another();
        fdatasync(handle, (error) => {
          free.push(handle);
          // `close` has answered it already.
          if (!pending.delete(one)) return;
          if (error) failed(error);
          else done();
        });
      }),
    syncNow: () => handles.forEach((handle) => fdatasyncSync(handle)),
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      const waiting = [...pending];
      pending.clear();
      try {
        if (waiting.length > 0) handles.forEach((handle) => fdatasyncSync(handle));
        for (const { done } of waiting) done();
      } catch (error) {
        for (const { failed } of waiting) failed(error);
      }
      for (const handle of handles) closeSync(handle);
    },
  };
}
