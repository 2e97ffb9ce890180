import type { Pause } from '../../../shared/state.ts';

/** Whether requests are received. It is not stored: a start of the app always receives, so that no pause is forgotten. */
export interface Receiving {
  /** `null` while requests are received. */
  readonly pause: () => Pause | null;
  readonly set: (isOn: boolean) => void;
  /** @returns whether what has just arrived is refused; it is counted then. */
  readonly refuses: () => boolean;
  /** A request that is not a stray has arrived. */
  readonly received: () => void;
  /** How many of them there were since the start. */
  readonly count: () => number;
}

/** @param onChanged called after each change, and after each refused request. */
export function createReceiving(now: () => number, onChanged: () => void): Receiving {
  let pause: Pause | null = null;
  let count = 0;
  return {
    pause: () => pause,
    set: (isOn) => {
      if (isOn === (pause === null)) return;
      pause = isOn ? null : { since: now(), refused: 0 };
      onChanged();
    },
    received: () => void (count += 1),
    count: () => count,
    refuses: () => {
      if (pause === null) return false;
      pause = { ...pause, refused: pause.refused + 1 };
      onChanged();
      return true;
    },
  };
}
