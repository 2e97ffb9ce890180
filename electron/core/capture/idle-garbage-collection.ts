import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * How long there must be no captures and no work after them. Milliseconds. A thorough collection also takes the optimized
 * code of what does not run: the next burst begins at two thirds of the rate. So bursts that follow each other soon are
 * one, and only the start, which nothing follows, is short.
 */
const defaultQuietMs = { afterStart: 2_000, afterBurst: 20_000 };

/** After less work than this a collection is not worth its pause. */
const worthwhile = { captures: 5_000, bodyBytes: 16 * 1024 ** 2 };

/** Returns memory to the system after a burst of captures and the work that follows it. */
export interface IdleGarbageCollection {
  /** @param bodyBytes of the captured request. */
  readonly captured: (bodyBytes: number) => void;
  /** The start is over, which needed memory too. */
  readonly started: () => void;
  /** Resolves once no memory of the captures so far is left to return. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * V8 keeps the heap that it needed during a burst, even if the process then is idle. One thorough garbage collection in a
 * quiet moment returns it.
 *
 * @param isIdle whether the work that follows the captures is done.
 */
export function createIdleGarbageCollection(
  isIdle: () => boolean,
  quietMs = defaultQuietMs,
): IdleGarbageCollection {
  let captures = 0;
  let bodyBytes = 0;
  let capturesAtLastCheck = 0;
  let timer: NodeJS.Timeout | null = null;
  let waiting: (() => void)[] = [];

  function schedule(): void {
    const ms = captures === 0 ? quietMs.afterStart : quietMs.afterBurst;
    timer ??= setTimeout(check, ms).unref();
  }

  function check(): void {
    timer = null;
    if (captures !== capturesAtLastCheck || !isIdle()) {
      capturesAtLastCheck = captures;
      return schedule();
    }
    if (captures >= worthwhile.captures || bodyBytes >= worthwhile.bodyBytes) collectGarbage();
    captures = bodyBytes = capturesAtLastCheck = 0;
    settle();
  }

  function settle(): void {
    const resolves = waiting;
    waiting = [];
    for (const resolve of resolves) resolve();
  }

  return {
    captured: (bytes) => {
      captures += 1;
      bodyBytes += bytes;
      schedule();
    },
    started: () => {
      bodyBytes += worthwhile.bodyBytes;
      schedule();
    },
    settled: () =>
      timer === null ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      settle();
    },
  };
}

interface CollectGarbage {
  (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }): void;
}

let collect: CollectGarbage | null = null;

/** The collection that V8 makes before it would run out of memory: only this one shrinks the heap. It takes about 50 ms. */
function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as CollectGarbage;
    setFlagsFromString('--no-expose-gc');
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
