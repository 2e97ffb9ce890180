/** The time between two announcements. Changes in between become one. */
const intervalMs = 50;

/** Announces changes: the first at once, then at most one every 50 ms. */
export interface Announcer {
  readonly changed: () => void;
  readonly stop: () => void;
}

export function createAnnouncer(announce: () => void): Announcer {
  let timer: NodeJS.Timeout | null = null;
  let changedAgain = false;

  function announceNow(): void {
    changedAgain = false;
    announce();
    timer = setTimeout(() => {
      timer = null;
      if (changedAgain) announceNow();
    }, intervalMs);
  }

  return {
    changed: () => {
      if (timer === null) announceNow();
      else changedAgain = true;
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
