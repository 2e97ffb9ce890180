import type { CapturedRequest } from '../../../shared/request.ts';
import type { Store } from '../store/store.ts';

/** Bytes of a body that are loaded in one turn of the event loop. */
const bytesPerTurn = 1024 ** 2;

/** The body was deleted between the question and the reading. */
export class BodyDeleted extends Error {}

/**
 * Loads a body in parts, so that the event loop stays free for senders.
 *
 * @param signal aborted when the rest is no longer wanted.
 * @throws BodyDeleted
 */
export async function loadBody(
  store: Pick<Store, 'bodySlice'>,
  { id, body }: CapturedRequest,
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.bytes && !signal.aborted; at += bytesPerTurn) {
    const part = store.bodySlice(id, at, bytesPerTurn);
    if (part === null) throw new BodyDeleted();
    parts.push(part);
    await new Promise(setImmediate);
  }
  return parts;
}
