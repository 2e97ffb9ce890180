import type { Capture } from '../../electron/core/capture/capture.ts';
import { createDoor, type DoorTimeouts } from '../../electron/core/listener/door.ts';
import { createInFlight } from '../../electron/core/listener/in-flight.ts';
import type { Intake } from '../../electron/core/listener/intake.ts';
import { createPace } from '../../electron/core/listener/pace.ts';
import type { Via } from '../../shared/request.ts';
import { pathToken } from './running-core.ts';

/** Keeps captures in memory. */
export function quietIntake(kept: Capture[]): Intake {
  return {
    rules: () => ({
      maxBodyBytes: 1_000,
      maxInFlightBytes: 1_000_000,
      pathToken,
      replyStatus: 200,
    }),
    answerProof: () => null,
    nextId: () => kept.length + 1,
    now: Date.now,
    keep: async (capture) => void kept.push(capture),
    choose: () => null,
    fateOfStray: () => 'keep',
    replied: () => undefined,
    onBug: (error) => {
      throw error;
    },
  };
}

/** A door that is quickly out of patience. */
export function quietDoor(kept: Capture[], via: Via) {
  return doorWith(kept, via, { head: 100, body: 150, check: 20, idle: 10_000 });
}

export function doorWith(kept: Capture[], via: Via, timeouts: DoorTimeouts) {
  const intake = quietIntake(kept);
  const pace = createPace();
  return createDoor({ intake, via, timeouts, pace, inFlight: createInFlight(intake.rules, pace) });
}
