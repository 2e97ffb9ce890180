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

/** A listener with short timeouts. */
export function impatientListener(stored: Capture[], via: Via) {
  return listenerWith(stored, via, { headMs: 100, bodyMs: 150, checkMs: 20, idleMs: 10_000 });
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
