import type { Capture } from '../../electron/core/capture/capture.ts';
import {
  createHttpListener,
  type ConnectionTimeouts,
} from '../../electron/core/listener/http-listener.ts';
import { createInFlight } from '../../electron/core/listener/in-flight.ts';
import type { Intake } from '../../electron/core/listener/intake.ts';
import { createOpenHeads, type OpenHeads } from '../../electron/core/listener/open-heads.ts';
import { createPace } from '../../electron/core/listener/pace.ts';
import type { Via } from '../../shared/request.ts';
import { pathToken } from './running-core.ts';

/** Stores captures in memory. */
export function quietIntake(stored: Capture[]): Intake {
  return {
    settings: () => ({
      maxBodyBytes: 1_000,
      maxInFlightBytes: 1_000_000,
      pathToken,
      replyStatus: 200,
    }),
    probeAnswer: () => null,
    nextId: () => stored.length + 1,
    now: Date.now,
    store: async (capture) => {
      stored.push(capture);
      return () => null;
    },
    admit: () => 'store',
    refusesBroken: () => false,
    onReply: () => undefined,
    onBug: (error) => {
      throw error;
    },
  };
}

/** A listener with short timeouts: for heads and bodies, or for one of them, where a machine that stalls must not hit the other. */
export function impatientListener(stored: Capture[], via: Via, only?: 'head' | 'body') {
  const headMs = only === 'body' ? 60_000 : 100;
  const bodyMs = only === 'head' ? 60_000 : 150;
  return listenerWith(stored, via, { headMs, bodyMs, checkMs: 20, idleMs: 10_000 });
}

export function listenerWith(
  stored: Capture[],
  via: Via,
  timeouts: ConnectionTimeouts,
  openHeads: OpenHeads = createOpenHeads(),
) {
  const intake = quietIntake(stored);
  const pace = createPace();
  return createHttpListener({
    intake,
    via,
    timeouts,
    pace,
    openHeads,
    inFlight: createInFlight(intake.settings, pace),
  });
}
