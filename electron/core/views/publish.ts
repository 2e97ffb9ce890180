/** Milliseconds between two announcements; many changes in between become one. */
const quietMs = 50;

/** Announces that something changed: at once, then at most every 50 ms while changes go on. */
export interface Announcer {
  readonly changed: () => void;
  readonly stop: () => void;
}

export function createAnnouncer(announce: () => void): Announcer {
  let timer: NodeJS.Timeout | null = null;
  let again = false;

  function tell(): void {
    again = false;
    announce();
    timer = setTimeout(() => {
      timer = null;
      if (again) tell();
    }, quietMs);
  }

  return {
    changed: () => {
      if (timer === null) tell();
      else again = true;
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
