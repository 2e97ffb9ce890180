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
  /** Lets go of the file once nothing is on its way. */
  readonly close: () => void;
}

/** @param path of the database; SQLite has the log open and does not replace it while it has. */
export function openLog(path: string): Log {
  // SQLite holds no lock on the log itself, so another handle on it takes none away when it is closed.
  const handle = openSync(`${path}-wal`, 'r+');
  let onTheWay = 0;
  let closing = false;

  function letGo(): void {
    if (closing && onTheWay === 0) closeSync(handle);
  }

  return {
    sync: () =>
      new Promise((resolve, reject) => {
        onTheWay += 1;
        fdatasync(handle, (error) => {
          onTheWay -= 1;
          letGo();
          if (error) reject(error);
          else resolve();
        });
      }),
    syncNow: () => fdatasyncSync(handle),
    close: () => {
      closing = true;
      letGo();
    },
  };
}
