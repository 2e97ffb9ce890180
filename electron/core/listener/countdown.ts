/** A time limit that counts only while it runs. */
export interface Countdown {
  readonly run: () => void;
  readonly rest: () => void;
}

/** @param onOver told once so many milliseconds of running are over. */
export function createCountdown(ms: number, onOver: () => void): Countdown {
  let left = ms;
  let since = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    run: () => {
      if (timer !== null) return;
      since = performance.now();
      timer = setTimeout(onOver, left);
    },
    rest: () => {
      if (timer === null) return;
      clearTimeout(timer);
      timer = null;
      left = Math.max(1, left - (performance.now() - since));
    },
  };
}
