/** Work that may wait, done in short slices with pauses, so that no capture waits for it. */
export interface Upkeep {
  /** There may be something to do, now or in some milliseconds. */
  readonly wake: (inMs?: number) => void;
  /** Resolves once nothing is left that can be done now. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds. A slice ends at the first step after its length. */
const sliceMs = 4;
const pauseMs = 4;
const faultPauseMs = 1_000;

/**
 * @param step does a little; `false` when there was nothing to do.
 * @param onFault told of what a step threw; the work rests for a second.
 */
export function createUpkeep(step: () => boolean, onFault: (error: unknown) => void): Upkeep {
  let timer: { readonly handle: NodeJS.Timeout; readonly at: number } | null = null;
  let stopped = false;
  let waiting: (() => void)[] = [];
  let working = false;

  function schedule(inMs: number): void {
    const at = performance.now() + inMs;
    if (stopped || (timer !== null && timer.at <= at)) return;
    if (timer !== null) clearTimeout(timer.handle);
    timer = { handle: setTimeout(slice, inMs), at };
    timer.handle.unref();
  }

  function slice(): void {
    timer = null;
    const end = performance.now() + sliceMs;
    let failed = false;
    try {
      working = true;
      while (working && performance.now() < end) working = step();
    } catch (error) {
      working = false;
      failed = true;
      onFault(error);
    }
    if (failed) schedule(faultPauseMs);
    if (working) schedule(pauseMs);
    else rest();
  }

  function rest(): void {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  }

  return {
    wake: (inMs = 0) => {
      if (inMs === 0) working = true;
      schedule(inMs);
    },
    settled: () =>
      new Promise((resolve) => {
        if (!working || stopped) return resolve();
        waiting.push(resolve);
      }),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer.handle);
      rest();
    },
  };
}
