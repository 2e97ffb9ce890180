import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** The time that is looked at to tell whether captures need the thread. Milliseconds. */
const windowMs = 100;
/** This many captures in a window, in a thread that is busy for this share of the time, slow forwarding down. */
const busy = { captures: 20, utilization: 0.4 };
/** Dispatches that are started in a window of a busy thread, to all destinations together. */
const startsWhileBusy = 6;

/** Lets captures go first: while they fill the thread, only few requests are forwarded. The rest waits on disk. */
export interface ForwardPace {
  readonly captured: () => void;
  readonly isBusy: () => boolean;
  /** @returns whether one more dispatch may be started now. */
  readonly take: () => boolean;
}

export function createPace(): ForwardPace {
  let windowStart = performance.now();
  let before: EventLoopUtilization = performance.eventLoopUtilization();
  let captures = 0;
  let isBusy = false;
  let left = Infinity;

  function look(): void {
    const elapsed = performance.now() - windowStart;
    if (elapsed < windowMs) return;
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    const isFull = utilization > busy.utilization;
    isBusy = isFull && (captures * windowMs) / elapsed > busy.captures;
    left = isBusy ? startsWhileBusy : Infinity;
    captures = 0;
    before = now;
    windowStart += elapsed;
  }

  return {
    captured: () => void (captures += 1),
    isBusy: () => {
      look();
      return isBusy;
    },
    take: () => {
      look();
      if (left <= 0) return false;
      left -= 1;
      return true;
    },
  };
}
