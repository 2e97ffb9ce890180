import { z } from 'zod';
import { channelJob } from './job.ts';
import { statusFor } from './follow-messages.ts';

/** A follower that has not taken this many messages is cut off: they would fill the memory of this process. */
const waitingAtMost = 10_000;

/** Names each request that is captured here to another process, which prints it. Nothing crosses but its number. */
export const followJob = channelJob({
  args: z.object({}),
  refusal: () => null,
  run: async (_, { send, frames, closed, destroy }, { followers, status }, closing) => {
    let waiting = 0;
    let last: Promise<void> = Promise.resolve();
    function tell(message: object): void {
      waiting += 1;
      if (waiting > waitingAtMost) return destroy();
      last = last
        .then(() => send(message))
        .catch(() => undefined)
        .finally(() => (waiting -= 1));
    }

    tell(statusFor(status()));
    const end = followers.add({
      onCaptured: (id) => tell({ captured: id }),
      onStatus: (changed) => tell(statusFor(changed)),
    });
    // The follower says nothing more: its end is what is waited for.
    const left = frames.next().catch(() => undefined);
    await Promise.race([left, aborted(closed), aborted(closing)]);
    end();
    await Promise.race([last, aborted(closed)]);
  },
});

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
