import { createOneTimer } from './one-timer.ts';
import type { ForwardTiming } from './timing.ts';

/** When it is looked whether a destination that is down is back: after pauses of which each is twice as long. */
export interface Probes {
  readonly schedule: () => void;
  readonly isScheduled: () => boolean;
  /** Does not wait for the next one. */
  readonly stop: () => void;
  /** Looks at once. */
  readonly now: () => void;
  /** The destination is back: pauses begin with the first one again. */
  readonly reset: () => void;
  readonly close: () => void;
}

/** @param look may reject where the store can't be read. Then it is called again after the next pause. */
export function createProbes(
  { firstPauseMs, longestPauseMs }: Pick<ForwardTiming, 'firstPauseMs' | 'longestPauseMs'>,
  look: () => Promise<void>,
): Probes {
  const timer = createOneTimer(now);
  let count = 0;
  let isClosed = false;

  function schedule(): void {
    if (isClosed) return;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** count);
    count += 1;
    timer.start(pauseMs);
  }

  function now(): void {
    timer.stop();
    if (!isClosed) void look().catch(schedule);
  }

  return {
    schedule,
    isScheduled: timer.isRunning,
    stop: timer.stop,
    now,
    reset: () => {
      count = 0;
    },
    close: () => {
      isClosed = true;
      timer.stop();
    },
  };
}
