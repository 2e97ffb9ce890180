import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatch } from '../../../../shared/dispatches.ts';
import { createOpenWork } from '../../capture/open-work.ts';
import type { Dispatches } from '../../store/dispatches.ts';
import type { SendOutcome } from '../send-once.ts';
import { dispatchEnd } from '../dispatch-end.ts';
import { faultPauseMs } from './timing.ts';

/** Attempts at one request that are recorded one by one, however long the destination is down. */
const recordedAttempts = 10;

/**
 * Writes the outcome of dispatches, and repeats each write until it is done. A write that the end of the app prevents is no
 * loss: the next start finds that the dispatch was being sent.
 */
export interface Recording {
  /** The end is written in the background, so that the start of the next dispatch shares its commit. */
  readonly finish: (dispatch: Dispatch, outcome: SendOutcome) => void;
  /** It waits as before: nothing of it can have arrived. */
  readonly putBack: (dispatch: Dispatch) => Promise<void>;
  /** It waits for another attempt: it may have arrived. */
  readonly again: (dispatch: Dispatch, outcome: SendOutcome) => Promise<void>;
  /** How many have ended, and are not written yet. */
  readonly unwritten: () => number;
  /** From now on a write that fails is not repeated. */
  readonly tryOnce: () => void;
  /** Resolves once everything is written, or can't be. */
  readonly close: () => Promise<void>;
}

/**
 * @param onWritten called with the request of a dispatch that has changed on disk.
 * @param onRemoved called for each that would wait again, if it had not been deleted while it was being sent.
 */
export function createRecording(
  dispatches: Pick<Dispatches, 'finish' | 'putBack' | 'tryAgain'>,
  onWritten: (requestId: number) => void,
  onRemoved: () => void,
): Recording {
  const finishing = createOpenWork();
  let repeats = true;

  async function untilWritten(dispatch: Dispatch, write: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await write();
        break;
      } catch {
        if (!repeats) return;
        await delay(faultPauseMs, undefined, { ref: false });
      }
    }
    if (dispatch.requestId !== null) onWritten(dispatch.requestId);
  }

  return {
    finish: (dispatch, outcome) => {
      const end = dispatchEnd(outcome);
      finishing.begin();
      const written = untilWritten(dispatch, () => dispatches.finish(dispatch.id, end));
      void written.finally(finishing.end);
    },
    putBack: (dispatch) =>
      untilWritten(dispatch, async () => {
        if (!(await dispatches.putBack(dispatch.id))) onRemoved();
      }),
    again: (dispatch, outcome) => {
      const attempt = dispatch.attempt + 1;
      return untilWritten(dispatch, () =>
        attempt <= recordedAttempts
          ? dispatches.tryAgain(dispatch, dispatchEnd(outcome))
          : dispatches.putBack(dispatch.id, { attempt, mayBeTwice: true }),
      );
    },
    unwritten: finishing.count,
    tryOnce: () => {
      repeats = false;
    },
    close: async () => {
      repeats = false;
      await finishing.ended();
    },
  };
}
