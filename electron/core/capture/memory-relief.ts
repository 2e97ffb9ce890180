import { collectGarbage } from './collect-garbage.ts';

/** How long nothing may have happened. Milliseconds. */
const defaultQuietMs = 2_000;

/** Less work than this leaves nothing worth a pause: captures, or bytes of their bodies. */
const worthwhile = { captures: 5_000, bytes: 16 * 1024 ** 2 };

/** Gives memory back to the system once a burst of captures and the work after it are over. */
export interface MemoryRelief {
  readonly captured: (bytes: number) => void;
  /** Resolves once nothing of what came so far is left to give back. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Left to itself the engine keeps what a burst made its heap grow to, however long it is idle. One
 * thorough collection (some 50 ms) in a quiet moment takes it back.
 *
 * @param isIdle whether the work after the captures is done.
 */
export function createMemoryRelief(isIdle: () => boolean, quietMs = defaultQuietMs): MemoryRelief {
  let captures = 0;
  let bytes = 0;
  let seen = 0;
  let timer: NodeJS.Timeout | null = null;
  let waiting: (() => void)[] = [];

  function schedule(): void {
    timer ??= setTimeout(look, quietMs).unref();
  }

  function look(): void {
    timer = null;
    if (captures !== seen || !isIdle()) {
      seen = captures;
      return schedule();
    }
    if (captures >= worthwhile.captures || bytes >= worthwhile.bytes) collectGarbage();
    captures = bytes = seen = 0;
    rest();
  }

  function rest(): void {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  }

  return {
    captured: (more) => {
      captures += 1;
      bytes += more;
      schedule();
    },
    settled: () =>
      timer === null ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      rest();
    },
  };
}
