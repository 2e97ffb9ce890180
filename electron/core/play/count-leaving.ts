import type { PlayRun } from '../../../shared/play.ts';
import type { Result } from '../../../shared/result.ts';
import { startGateway } from '../check/gateway.ts';
import type { Play } from './play.ts';

/** How long more messages than there must be are waited for, in milliseconds. */
export const afterwardsMs = 400;

/** Counts the messages of a sample that leave the receiver. */
export interface LeavingCount {
  readonly state: () => PlayRun['gateway'];
  /** Stops counting some moments after the play has ended. */
  readonly closeAfter: (play: Play) => void;
  readonly close: () => void;
}

/**
 * Opens the gateway port of a play.
 *
 * @param mark in the texts of its messages.
 * @param messages how many it has.
 * @param onChanged called with each message that leaves, and when counting ends.
 */
export async function countLeaving(
  port: number,
  mark: string,
  messages: number,
  onChanged: () => void,
): Promise<Result<LeavingCount, 'no-port'>> {
  const opened = await startGateway(port, undefined, onChanged);
  if (!opened.ok) return opened;
  const gateway = opened.value;
  const closed = new AbortController();
  const close = () => {
    if (closed.signal.aborted) return;
    closed.abort();
    gateway.close();
    onChanged();
  };
  return {
    ok: true,
    value: {
      state: () => ({
        ...{ url: gateway.url, left: gateway.countWith(mark), messages },
        isOpen: !closed.signal.aborted,
      }),
      closeAfter: (play) =>
        void play.ended
          .then(() => gateway.messagesWith(mark, messages, afterwardsMs, closed.signal))
          .then(close),
      close,
    },
  };
}
