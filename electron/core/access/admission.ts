import type { Settings } from '../../../shared/settings.ts';
import type { Intake } from '../listener/intake.ts';
import { createReceiving, type Receiving } from './receiving.ts';
import { createStrays, type Strays } from './strays.ts';

/** Decides what happens to each request that arrives. */
export interface Admission extends Pick<Strays, 'dropped'> {
  readonly receiving: Receiving;
  readonly intake: Pick<Intake, 'admit' | 'refusesBroken'>;
}

/** @param onChanged called after each request that is not stored, and when a pause begins or ends. */
export function createAdmission(
  settings: () => Pick<Settings, 'blockStrays' | 'straysPerMinute'>,
  now: () => number,
  onChanged: () => void,
): Admission {
  const strays = createStrays(settings, now, onChanged);
  const receiving = createReceiving(now, onChanged);
  return {
    receiving,
    dropped: strays.dropped,
    intake: {
      admit: (isStray) => {
        if (receiving.refuses()) return 'pause';
        if (isStray) return strays.action();
        receiving.received();
        return 'store';
      },
      refusesBroken: receiving.refuses,
    },
  };
}
