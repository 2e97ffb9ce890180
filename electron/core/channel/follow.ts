import { callChannel } from './call-channel.ts';
import { capturedMessage, statusMessage, type FollowedStatus } from './follow-messages.ts';

/** What the process that has a data folder captures. */
export interface Followed {
  /** The first status at once, then what happens, until that process ends. */
  readonly events: AsyncIterable<
    | { readonly is: 'status'; readonly status: FollowedStatus }
    | { readonly is: 'captured'; readonly id: number }
  >;
  readonly close: () => void;
}

/** @returns `null` when the process does not answer, or is a version that can't be followed. */
export async function follow(path: string): Promise<Followed | null> {
  const called = await callChannel(path, 'follow', {});
  if (!called.ok) return null;
  const { frames, destroy } = called.value;
  return { events: events(frames), close: destroy };
}

async function* events(
  frames: AsyncIterator<{ readonly json: unknown }, void, void>,
): Followed['events'] {
  for (;;) {
    // The connection breaks when the process is killed.
    const frame = await frames.next().catch(() => null);
    if (frame === null || frame.done === true) return;
    const captured = capturedMessage.safeParse(frame.value.json);
    if (captured.success) yield { is: 'captured', id: captured.data.captured };
    const changed = statusMessage.safeParse(frame.value.json);
    if (changed.success) yield { is: 'status', status: changed.data.status };
  }
}
