import type { Destination } from '../../../../shared/destinations.ts';
import type { Dispatch, DispatchFault } from '../../../../shared/dispatches.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import type { Store } from '../../store/store.ts';
import type { BodyRoom } from '../body-room.ts';
import { outgoingRequest, type OutgoingRequest } from '../outgoing-request.ts';
import type { Sender, SendOutcome } from '../send-once.ts';

/** One attempt at forwarding a request, ready to be sent. */
export interface ForwardAttempt {
  /** Where it is sent, with path and query. */
  readonly url: string;
  /** Sends it. It never rejects. */
  readonly send: (signal: AbortSignal) => Promise<SendOutcome>;
}

export interface AttemptDependencies {
  readonly store: Pick<Store, 'facts' | 'body'>;
  readonly bodyRoom: BodyRoom;
  readonly sender: Sender;
  readonly pathToken: () => string | null;
  /** Why nothing may be sent to a destination; `null` when it may. */
  readonly loopOf: (destination: Destination) => string | null;
  /** Adds what shows that a request came back to us. */
  readonly marked: (request: OutgoingRequest, destination: string) => OutgoingRequest;
}

/**
 * Does work with the request of a dispatch, once there is room for its body.
 *
 * @param isOnly nothing else is being sent to its destination.
 */
export async function inBodyRoom(
  { store, bodyRoom }: Pick<AttemptDependencies, 'store' | 'bodyRoom'>,
  { requestId }: Dispatch,
  isOnly: boolean,
  work: (request: CapturedRequest | null) => Promise<void>,
): Promise<void> {
  const request = requestId === null ? null : store.facts(requestId);
  const leave = await bodyRoom.enter(request?.body.bytes ?? 0, isOnly);
  try {
    await work(request);
  } finally {
    leave();
  }
}

/** Makes of a request what is sent. Its body is in memory until it is sent. @param request `null` when it was removed. */
export function prepareAttempt(
  { store, sender, pathToken, loopOf, marked }: AttemptDependencies,
  request: CapturedRequest | null,
  destination: Destination,
): ForwardAttempt {
  const { id, url, headers } = destination;
  const failed = (fault: DispatchFault, detail: string): ForwardAttempt => ({
    url,
    send: () => Promise.resolve({ ok: false, fault, detail, ms: 0, mayHaveArrived: false }),
  });
  const loop = loopOf(destination);
  if (loop !== null) return failed('loop', loop);
  const body = request && store.body(request.id, request.body.bytes);
  if (!request || !body) return failed('removed', 'The request is not stored any more.');
  const made = outgoingRequest(request, body, { url, headers, pathToken: pathToken() });
  if (!made.ok) return failed(made.fault, made.detail);
  const outgoing = marked(made.value, id);
  return { url: outgoing.url, send: (signal) => sender.send(outgoing, destination, signal) };
}

/** Whether two forms of a destination are reached in the same way. */
export function hasSameRoute(one: Destination, other: Destination): boolean {
  const { url, certificate, authority } = one;
  return url === other.url && certificate === other.certificate && authority === other.authority;
}
