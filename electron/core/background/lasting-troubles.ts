import type { RaisedNotice } from '../../../shared/background-state.ts';
import { stateNoticeKinds, stateNotices, type WatchedState } from './state-notices.ts';

/** Raises a notice for each trouble that lasts. */
export interface LastingTroubles {
  readonly stateChanged: (state: WatchedState) => void;
  readonly stop: () => void;
}

/** @param lastsMs replaces the times of the table. */
export function createLastingTroubles(
  raise: (notice: RaisedNotice) => void,
  lastsMs?: number,
): LastingTroubles {
  /** The timers of the troubles that last; a timer that has fired stays until its trouble ends. */
  const timers = new Map<string, NodeJS.Timeout>();

  return {
    stateChanged: (state) => {
      const present = new Set<string>();
      for (const kind of stateNoticeKinds) {
        const row = stateNotices[kind];
        for (const { key, name } of row.troubles(state)) {
          const id = `${kind} ${key}`;
          present.add(id);
          if (timers.has(id)) continue;
          const onLasted = () => raise({ kind, count: 1, request: null, name });
          timers.set(id, setTimeout(onLasted, lastsMs ?? row.lastsMs).unref());
        }
      }
      for (const [id, timer] of timers) {
        if (present.has(id)) continue;
        clearTimeout(timer);
        timers.delete(id);
      }
    },
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
