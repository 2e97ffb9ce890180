/** A timer that runs once, until it is started again. */
export interface OneTimer {
  /** Replaces the time of a timer that runs. */
  readonly start: (ms: number) => void;
  readonly stop: () => void;
  readonly isRunning: () => boolean;
}

export function createOneTimer(act: () => void): OneTimer {
  let handle: NodeJS.Timeout | null = null;

  function stop(): void {
    if (handle !== null) clearTimeout(handle);
    handle = null;
  }

  return {
    start: (ms) => {
      stop();
      handle = setTimeout(() => {
        handle = null;
        act();
      }, ms);
    },
    stop,
    isRunning: () => handle !== null,
  };
}
