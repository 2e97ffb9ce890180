/** The time between two announcements unless another is given. Changes in between become one. */
const usualIntervalMs = 50;

/** A change that another one follows soon waits so long for it. */
const soonMs = 12;

/** Announces changes: the first at once, then at most one in each interval. */
export interface Announcer {
  readonly changed: () => void;
  /** Announces a change within a few milliseconds, or together with the next one. */
  readonly changedSoon: () => void;
  readonly stop: () => void;
}

export function createAnnouncer(announce: () => void, intervalMs = usualIntervalMs): Announcer {
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Timeout | null = null;
  let changedAgain = false;

  function announceNow(): void {
    changedAgain = false;
    announce();
    timer = setTimeout(() => {
      timer = null;
      if (changedAgain) announceNow();
    }, intervalMs);
  }

  function changed(): void {
    if (soon !== null) clearTimeout(soon);
    soon = null;
    if (timer === null) announceNow();
    else changedAgain = true;
  }

  return {
    changed,
    changedSoon: () => {
      if (timer === null) soon ??= setTimeout(changed, soonMs);
      else changedAgain = true;
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      if (soon !== null) clearTimeout(soon);
    },
  };
}
