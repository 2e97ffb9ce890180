import { setTimeout as after } from 'node:timers/promises';
import type { Dispatches } from '../store/dispatches.ts';
import type { DispatchEnd, NewDispatch } from '../store/dispatch-writes.ts';
import type { Sending } from './send-each.ts';

/** Stores a sending that has ended. @returns the id of its dispatch; `null` when its request is not stored any more. */
export async function storeSending(
  dispatches: Pick<Dispatches, 'addEnded'>,
  sending: Sending,
): Promise<number | null> {
  return dispatches.addEnded(...asStored(sending));
}

/** A write of this many sendings was one of a burst. */
const burstLength = 16;

/** How long the sendings of a burst come together, in milliseconds: a write of 400 takes half the time for each of one of 50. */
const burstMs = 20;

/**
 * Stores sendings of which nothing but their being stored is asked. In a burst, many share one write.
 *
 * @param onStored called with the request of each.
 * @returns resolves once a sending is committed: with the same promise for those of one write.
 */
export function storeSendingsTogether(
  dispatches: Pick<Dispatches, 'addAllEnded'>,
  onStored: (requestId: number) => void,
): (sending: Sending) => Promise<void> {
  let gathered: Sending[] = [];
  let stored: Promise<void> = Promise.resolve();
  let lastLength = 0;

  async function store(sendings: readonly Sending[]): Promise<void> {
    /** Those that end from now on need another write. */
    const endGathering = () => {
      if (gathered === sendings) gathered = [];
    };
    if (lastLength >= burstLength) await after(burstMs);
    try {
      await dispatches.addAllEnded(() => {
        endGathering();
        lastLength = sendings.length;
        return sendings.map(asStored);
      });
    } finally {
      // While nothing can be written, nobody asked for them.
      endGathering();
    }
    for (const { dispatch } of sendings)
      if (dispatch.requestId !== null) onStored(dispatch.requestId);
  }

  return (sending) => {
    gathered.push(sending);
    if (gathered.length === 1) stored = store(gathered);
    return stored;
  };
}

function asStored({ dispatch, answer, sent }: Sending): [NewDispatch, DispatchEnd] {
  const { outcome, ms } = dispatch;
  return [
    { ...dispatch, isWaiting: false, sent },
    { outcome, ms, answer },
  ];
}
