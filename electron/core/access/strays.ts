import type { Settings } from '../../../shared/settings.ts';
import type { DroppedStrays } from '../../../shared/access.ts';

const minuteMs = 60_000;

/** A stray is stored (`store`), answered 429 and counted (`limit`), or its connection is closed and it is counted (`block`). */
type StrayAction = 'store' | 'limit' | 'block';

/** Counts strays and limits how many are stored, so that scanners can't fill the store. */
export interface Strays {
  readonly action: () => StrayAction;
  readonly dropped: () => DroppedStrays;
}

/** @param onDropped called after each stray that is not stored. */
export function createStrays(
  settings: () => Pick<Settings, 'blockStrays' | 'straysPerMinute'>,
  now: () => number,
  onDropped: () => void,
): Strays {
  let dropped: DroppedStrays = { limited: 0, blocked: 0, lastAt: null };
  let minute = 0;
  let storedInMinute = 0;

  function drop(how: 'limited' | 'blocked'): void {
    dropped = { ...dropped, [how]: dropped[how] + 1, lastAt: now() };
    onDropped();
  }

  return {
    dropped: () => dropped,
    action: () => {
      const { blockStrays, straysPerMinute } = settings();
      if (blockStrays) {
        drop('blocked');
        return 'block';
      }
      const currentMinute = Math.floor(now() / minuteMs);
      if (currentMinute !== minute) {
        minute = currentMinute;
        storedInMinute = 0;
      }
      if (storedInMinute >= straysPerMinute) {
        drop('limited');
        return 'limit';
      }
      storedInMinute += 1;
      return 'store';
    },
  };
}
