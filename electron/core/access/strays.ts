import type { Settings } from '../../../shared/settings.ts';
import type { DroppedStrays } from '../../../shared/access.ts';

const minuteMs = 60_000;

/** What becomes of a stray: it is kept, answered 429 and counted, or cut off and counted. */
export type StrayFate = 'keep' | 'limit' | 'block';

/** Counts strays, so that whoever scans for open paths can't fill the store. */
export interface Strays {
  readonly fate: () => StrayFate;
  readonly dropped: () => DroppedStrays;
}

/** @param onUnkept told of each one that is not kept. */
export function createStrays(
  settings: () => Pick<Settings, 'blockStrays' | 'straysPerMinute'>,
  now: () => number,
  onUnkept: () => void,
): Strays {
  let dropped: DroppedStrays = { limited: 0, blocked: 0, lastAt: null };
  let minute = 0;
  let kept = 0;

  function leave(how: 'limited' | 'blocked'): void {
    dropped = { ...dropped, [how]: dropped[how] + 1, lastAt: now() };
    onUnkept();
  }

  return {
    dropped: () => dropped,
    fate: () => {
      const { blockStrays, straysPerMinute } = settings();
      if (blockStrays) {
        leave('blocked');
        return 'block';
      }
      const present = Math.floor(now() / minuteMs);
      if (present !== minute) {
        minute = present;
        kept = 0;
      }
      if (kept >= straysPerMinute) {
        leave('limited');
        return 'limit';
      }
      kept += 1;
      return 'keep';
    },
  };
}
