import { statSync } from 'node:fs';
import type { LiveFile } from './live-file.ts';
import { emptyLog } from './write-ahead-log.ts';

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

  /** @returns `false` while somebody reads. */
  function shorten(): boolean {
    try {
      return sizeOf(`${path}-wal`) < worthBytes || emptyLog(file.current().database);
    } catch (error) {
      file.fail(error);
      return true;
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
