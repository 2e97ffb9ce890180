import { bounds } from '../../../shared/bounds.ts';
import type { DispatchAnswer, DispatchFault } from '../../../shared/dispatches.ts';
import type { Result } from '../../../shared/result.ts';
import { createConnections, type CertificateRoute, type Connections } from './connections.ts';
import { startCountdown, type Countdown } from './countdown.ts';
import { exchange, type AnswerLimits, type Exchanged } from './exchange.ts';
import { checkedRequest, type OutgoingRequest } from './outgoing-request.ts';
import { redirected } from './redirected.ts';
import { serverOf } from './server-of.ts';

/** Redirects that are followed in a row. The answer to the last request is the outcome. */
const maxRedirects = 5;

/** The start of an answer's body is kept, and the rest is counted so far. Then the connection is closed. */
const usualLimits: Omit<AnswerLimits, 'hasRoom'> = {
  keptBytes: bounds.answerBody.bytes,
  readBytes: 64 * 1024 ** 2,
};

/** The outcome of one sending. */
export type SendOutcome =
  | {
      readonly ok: true;
      readonly answer: DispatchAnswer;
      /** Bytes of the answer's body that came. */
      readonly bodyBytes: number;
      readonly ms: number;
      /** It was sent again, because a connection that had been used before was closed without an answer. */
      readonly mayBeTwice?: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: DispatchFault;
      /** For people: what the system or the answer said. */
      readonly detail: string;
      readonly ms: number;
      /** A part of the request was sent, so the server may have it although it did not answer. */
      readonly mayHaveArrived: boolean;
      readonly mayBeTwice?: boolean;
    };

/** How a request is sent. */
export interface SendRoute extends CertificateRoute {
  /** From the call to the end of the answer. */
  readonly timeoutMs: number;
  readonly followRedirects: boolean;
  /** Uses a connection of its own, so that what is sent is sent once: never again over a new one after a stale one. */
  readonly ownConnection?: boolean;
  /** How much of the answer is kept, where it is not the usual start of it. */
  readonly limits?: AnswerLimits;
}

/** Sends requests over HTTP/1.1. */
export interface Sender {
  /** Sends one request. It never rejects; `signal` stops it. */
  readonly send: (
    request: OutgoingRequest,
    route: SendRoute,
    signal?: AbortSignal,
  ) => Promise<SendOutcome>;
  /** Whether a connection can be opened, with its TLS handshake. Nothing is sent. */
  readonly canConnect: (url: string, route: SendRoute) => Promise<Result<null, DispatchFault>>;
  /** Stops what is being sent, and closes all connections. */
  readonly close: () => Promise<void>;
}

export function createSender(): Sender {
  const connections = createConnections();
  let keptBytes = 0;

  /** Beyond what may be in memory at a time, nothing more of an answer is kept. */
  function usualRoom(): AnswerLimits & { readonly leave: () => void } {
    let own = 0;
    return {
      ...usualLimits,
      hasRoom: (bytes) => {
        if (keptBytes + bytes > bounds.keptAnswers.bytes) return false;
        keptBytes += bytes;
        own += bytes;
        return true;
      },
      leave: () => {
        keptBytes -= own;
      },
    };
  }

  return {
    send: async (request, route, signal) => {
      const usual = usualRoom();
      const started = performance.now();
      const countdown = startCountdown(route.timeoutMs, signal);
      try {
        const exchanged = await sendAlong(
          connections,
          request,
          { ...route, limits: route.limits ?? usual },
          countdown,
        );
        return { ...exchanged, ms: performance.now() - started };
      } finally {
        countdown.clear();
        usual.leave();
      }
    },
    canConnect: (url, route) => {
      const origin = URL.parse(url)?.origin ?? 'null';
      if (origin === 'null')
        return Promise.resolve({ ok: false, fault: 'not-sendable', detail: 'It is no URL.' });
      return connections.tryOnce(origin, route, route.timeoutMs);
    },
    close: connections.close,
  };
}

/** Sends a request, and follows the redirects of its answers where the route says so. */
async function sendAlong(
  connections: Connections,
  first: OutgoingRequest,
  firstRoute: SendRoute & { readonly limits: AnswerLimits },
  countdown: Countdown,
): Promise<Exchanged> {
  const { limits, followRedirects, ownConnection = false } = firstRoute;
  let request = first;
  let route: CertificateRoute = firstRoute;
  let mayBeTwice = false;
  for (let hop = 0; ; hop += 1) {
    const one = await sendTo(connections, request, route, countdown, limits, ownConnection);
    mayBeTwice ||= one.mayBeTwice === true;
    const exchanged = { ...one, mayBeTwice };
    if (!exchanged.ok) return hop === 0 ? exchanged : { ...exchanged, mayHaveArrived: true };
    if (!followRedirects || hop === maxRedirects) return exchanged;
    const next = redirected(request, exchanged.answer, route);
    if (next === null) return exchanged;
    ({ request, route } = next);
  }
}

/**
 * Sends a request once, or twice where that is not a fault of the server's: on a connection that it was just closing. The
 * request may have arrived both times then, and the outcome says so.
 */
async function sendTo(
  connections: Connections,
  request: OutgoingRequest,
  route: CertificateRoute,
  countdown: Countdown,
  limits: AnswerLimits,
  ownConnection: boolean,
): Promise<Exchanged> {
  const checked = checkedRequest(request);
  if (!checked.ok) return { ...checked, mayHaveArrived: false };
  const server = serverOf(request.url);
  if (server === null) return notSendable('The host of its URL is not valid.');
  const opening = connections.to(server.origin, route);
  const pool = opening instanceof Promise ? await opening : opening;
  if (!pool.ok) return { ...pool, mayHaveArrived: false };
  const send = (isAlone: boolean) =>
    exchange(pool.value, request, server, countdown, limits, isAlone);
  const first = await send(ownConnection);
  if (first.ok || first.isStale !== true) return first;
  const second = await send(true);
  return second.ok
    ? { ...second, mayBeTwice: true }
    : { ...second, mayHaveArrived: true, mayBeTwice: true };
}

function notSendable(detail: string): Exchanged {
  return { ok: false, fault: 'not-sendable', detail, mayHaveArrived: false };
}
