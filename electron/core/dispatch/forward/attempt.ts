import type { Destination } from '../../../../shared/destinations.ts';
import type { Dispatch, DispatchFault } from '../../../../shared/dispatches.ts';
import type { Store } from '../../store/store.ts';
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
  readonly sender: Sender;
  readonly pathToken: () => string | null;
  /** Why nothing may be sent to a destination; `null` when it may. */
  readonly loopOf: (destination: Destination) => string | null;
  /** Adds what shows that a request came back to us. */
  readonly marked: (request: OutgoingRequest, destination: string) => OutgoingRequest;
}

/** Reads the request of a dispatch, and makes of it what is sent. The body is in memory until it is sent. */
export function prepareAttempt(
  { store, sender, pathToken, loopOf, marked }: AttemptDependencies,
  { requestId }: Dispatch,
  destination: Destination,
): ForwardAttempt {
  const { id, url, headers } = destination;
  const failed = (fault: DispatchFault, detail: string): ForwardAttempt => ({
    url,
    send: () => Promise.resolve({ ok: false, fault, detail, ms: 0, mayHaveArrived: false }),
  });
  const loop = loopOf(destination);
  if (loop !== null) return failed('loop', loop);
  const request = requestId === null ? null : store.facts(requestId);
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
