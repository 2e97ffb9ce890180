/** Background work in short slices with pauses, so that no capture waits for it. */
export interface Maintenance {
  /** There may be work, now or in some milliseconds. */
  readonly wake: (inMs?: number) => void;
  /** Resolves once there is nothing left that can be done now. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds. A slice ends with the first step that ends after `sliceMs`. */
const sliceMs = 4;
const pauseMs = 4;
const faultPauseMs = 1_000;

/**
 * @param step does a little work; `false` when there was nothing to do.
 * @param onFault called with what a step threw. The next step comes a second later.
 */
export function createMaintenance(
  step: () => boolean,
  onFault: (error: unknown) => void,
): Maintenance {
  let timer: { readonly handle: NodeJS.Timeout; readonly at: number } | null = null;
  let isStopped = false;
  let waiting: (() => void)[] = [];
  let hasWork = false;

  function schedule(inMs: number): void {
    const at = performance.now() + inMs;
    if (isStopped || (timer !== null && timer.at <= at)) return;
    if (timer !== null) clearTimeout(timer.handle);
    timer = { handle: setTimeout(runSlice, inMs), at };
    timer.handle.unref();
  }

  function runSlice(): void {
    timer = null;
    const end = performance.now() + sliceMs;
    try {
      hasWork = true;
      while (hasWork && performance.now() < end) hasWork = step();
    } catch (error) {
      hasWork = false;
      onFault(error);
      schedule(faultPauseMs);
    }
    if (hasWork) schedule(pauseMs);
    else resolveWaiting();
  }

  function resolveWaiting(): void {
    const resolves = waiting;
    waiting = [];
    for (const resolve of resolves) resolve();
  }

  return {
    wake: (inMs = 0) => {
      if (inMs === 0) hasWork = true;
      schedule(inMs);
    },
    settled: () =>
      new Promise((resolve) => {
        if (!hasWork || isStopped) return resolve();
        waiting.push(resolve);
      }),
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer.handle);
      resolveWaiting();
    },
  };
}
