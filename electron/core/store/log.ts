import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/**
 * The write-ahead log of an open database, brought to the disk by us and not by SQLite: SQLite would hold
 * up the whole process while the disk works, a thread of Node's pool does not.
 */
export interface Log {
  /** Resolves once everything that was committed before the call is on the disk. */
  readonly sync: () => Promise<void>;
  /** The same, waiting for it. */
  readonly syncNow: () => void;
  /** The file is closed when this returns, also while it is synchronised: what was asked for is then done first. */
  readonly close: () => void;
}

interface Asked {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** @param path of the database; SQLite has the log open and does not replace it while it has. */
export function openLog(path: string): Log {
  // SQLite holds no lock on the log itself, so another handle on it takes none away when it is closed.
  const handle = openSync(`${path}-wal`, 'r+');
  const asked = new Set<Asked>();
  let isOpen = true;

  return {
    sync: () =>
      new Promise((done, failed) => {
        const one: Asked = { done, failed };
        asked.add(one);
        fdatasync(handle, (error) => {
          // Once it is closed, each was answered by the last synchronisation.
          if (!asked.delete(one)) return;
          if (error) failed(error);
          else done();
        });
      }),
    syncNow: () => fdatasyncSync(handle),
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      const waiting = [...asked];
      asked.clear();
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
