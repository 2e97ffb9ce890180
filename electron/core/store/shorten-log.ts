import { statSync } from 'node:fs';
import type { LiveFile } from './live-file.ts';

/** A shorter log is not worth it: writing over its pages is quicker than making it longer again. */
const worthBytes = 1024 ** 2;

/** Gives the space of the write-ahead log back to the disk once nothing has been stored for a while. */
export interface LogShortening {
  readonly committed: () => void;
  readonly stop: () => void;
}

/** @param quietMs without a commit until the log is shortened. */
export function createLogShortening(
  file: Pick<LiveFile, 'current' | 'fail'>,
  path: string,
  quietMs: number,
): LogShortening {
  let timer: NodeJS.Timeout | null = null;
  let last = 0;

  /** One timer for many commits: it looks when the last one was, and waits on. */
  function wait(ms: number): void {
    timer = setTimeout(() => {
      timer = null;
      const left = last + quietMs - performance.now();
      if (left > 0) wait(left);
      else if (!shorten()) wait(quietMs);
    }, ms).unref();
  }

  /** @returns `false` while somebody reads, for which nothing waits. */
  function shorten(): boolean {
    const { database } = file.current();
    try {
      if (sizeOf(`${path}-wal`) < worthBytes) return true;
      database.exec('PRAGMA busy_timeout = 0');
      return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
    } catch (error) {
      file.fail(error);
      return true;
    } finally {
      if (database.isOpen) database.exec('PRAGMA busy_timeout = 5000');
    }
  }

  return {
    committed: () => {
      last = performance.now();
      if (timer === null) wait(quietMs);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** 0 where there is no file. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
