import { STATUS_CODES } from 'node:http';
import { bounds } from '../../../shared/bounds.ts';
import type { Destination } from '../../../shared/destinations.ts';
import { relayingDestination } from '../../../shared/relaying-destination.ts';
import type { DispatchAnswer, DispatchFault } from '../../../shared/dispatches.ts';
import {
  failedRelayRule,
  headerValue,
  relayRule,
  type CapturedRequest,
} from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import { createOpenWork } from '../capture/open-work.ts';
import type { DecidedReply } from '../replies/decided-reply.ts';
import { shortBodyBytes } from '../store/short-requests.ts';
import type { Store } from '../store/store.ts';
import { dispatchEnd } from './dispatch-end.ts';
import { faultSentences } from './fault-sentences.ts';
import type { LoopMarks } from './loop-mark.ts';
import { endToEnd, outgoingRequest, type OutgoingRequest } from './outgoing-request.ts';
import type { Sender, SendOutcome, SendRoute } from './send-once.ts';
import { inTurns } from './turns.ts';

/**
 * How many requests are relayed at the same time, and of those with a long body. The others wait for their turn without
 * their body, which is then read from the store.
 */
const atOnce = { short: 256, long: 4 };

/** How long answers are waited for when the inspector closes. Then senders learn that it failed. Milliseconds. */
const graceMs = 1_500;

/** A request whose reply a destination gives, unless a rule of the user decides it. */
export interface PendingRelay {
  /** Only a request that passes it is relayed; `null` for each. */
  readonly query: string | null;
  /**
   * Sends the request, and makes the answer the reply. It never rejects: without an answer, the reply says who failed.
   *
   * @param body `null` when it is long.
   */
  readonly reply: (body: Uint8Array | null) => Promise<DecidedReply>;
}

/** Lets a destination answer the sender. */
export interface Relaying {
  /** @returns `null` for a request that is not relayed. */
  readonly of: (request: CapturedRequest) => PendingRelay | null;
  /** Lets what is being relayed end within a short time, and stops the rest. */
  readonly close: () => Promise<void>;
}

export interface RelayOptions {
  readonly settings: () => Pick<Settings, 'relay' | 'destinations' | 'pathToken'>;
  readonly sender: Sender;
  readonly marks: LoopMarks;
  readonly store: Pick<Store, 'body' | 'dispatches'>;
  /** Nothing may be sent to this destination, because it would come back to us. */
  readonly isLoop: (destination: Destination) => boolean;
  readonly now: () => number;
  /** Called with the outcome of each sending. */
  readonly onSent: (destination: string, outcome: SendOutcome) => void;
  /** Called after the dispatch of a request began or ended. */
  readonly onChanged: (requestId: number) => void;
  readonly onBug: (error: unknown) => void;
}

export function createRelay(options: RelayOptions): Relaying {
  const { settings, sender, marks, store, isLoop, now, onSent, onChanged, onBug } = options;
  const running = createOpenWork();
  const stopping = new AbortController();
  const inTurn = { short: inTurns(atOnce.short), long: inTurns(atOnce.long) };
  let answerBytes = 0;

  function destinationOf({ stray, broken, method }: CapturedRequest): Destination | null {
    if (stray || broken !== null || method === null) return null;
    return relayingDestination(settings());
  }

  async function send(
    request: CapturedRequest,
    body: Uint8Array | null,
    destination: Destination,
    route: SendRoute,
  ): Promise<SendOutcome> {
    const made = outgoing(request, body, destination);
    const end = begin(request.id, destination, made.ok ? made.value.url : destination.url);
    const outcome = made.ok
      ? await sender.send(marks.marked(made.value, destination.id), route, stopping.signal)
      : { ...made, ms: 0, mayHaveArrived: false };
    end(outcome);
    if (made.ok) onSent(destination.id, outcome);
    return outcome;
  }

  function outgoing(
    request: CapturedRequest,
    body: Uint8Array | null,
    destination: Destination,
  ): Result<OutgoingRequest, DispatchFault> {
    if (isLoop(destination)) return { ok: false, fault: 'loop', detail: faultSentences.loop };
    const bytes = body ?? store.body(request.id, request.body.bytes);
    if (bytes === null) return { ok: false, fault: 'removed', detail: faultSentences.removed };
    const { url, headers } = destination;
    return outgoingRequest(request, bytes, { url, headers, pathToken: settings().pathToken });
  }

  /**
   * Writes that a request is being sent, and how that ended. The sender does not wait for either, and the store's state
   * shows when it can't write.
   */
  function begin(
    requestId: number,
    { id, name }: Destination,
    url: string,
  ): (outcome: SendOutcome) => void {
    const changed = () => onChanged(requestId);
    const begun = store.dispatches.add({
      requestId,
      cause: 'relay',
      destination: { id, name },
      url,
      changes: { signedWith: null, isNew: false, isEdited: false },
      attempt: 1,
      mayBeTwice: false,
      at: now(),
      isWaiting: false,
      sent: null,
    });
    begun.then(changed, () => undefined);
    return (outcome) => {
      running.begin();
      void begun
        .then((dispatch) =>
          dispatch === null ? undefined : store.dispatches.finish(dispatch, dispatchEnd(outcome)),
        )
        .then(changed, () => undefined)
        .finally(running.end);
    };
  }

  async function reply(
    request: CapturedRequest,
    body: Uint8Array | null,
    destination: Destination,
  ): Promise<DecidedReply> {
    const failureStatus = settings().relay?.failureStatus ?? 502;
    let heldBytes = 0;
    const hasRoom = (bytes: number): boolean => {
      if (answerBytes + bytes > bounds.relayedBodies.bytes) return false;
      answerBytes += bytes;
      heldBytes += bytes;
      return true;
    };
    const { bytes: longest } = bounds.relayedBody;
    const limits = { keptBytes: longest, readBytes: longest, hasRoom };
    try {
      const length = request.body.bytes > shortBodyBytes ? 'long' : 'short';
      const outcome = await inTurn[length](() =>
        send(request, body, destination, { ...destination, limits }),
      );
      return outcome.ok && !outcome.answer.isCut
        ? relayedReply(destination, request.method, outcome.answer)
        : failureReply(destination, failureStatus, outcome);
    } catch (error) {
      onBug(error);
      const unknown = {
        ok: false,
        fault: 'reset',
        detail: '',
        ms: 0,
        mayHaveArrived: true,
      } as const;
      return failureReply(destination, failureStatus, unknown);
    } finally {
      answerBytes -= heldBytes;
    }
  }

  return {
    of: (request) => {
      const destination = destinationOf(request);
      if (destination === null) return null;
      return {
        query: destination.query,
        reply: (body) => {
          const kept = running.count() < atOnce.short ? body : null;
          running.begin();
          return reply(request, kept, destination).finally(running.end);
        },
      };
    },
    close: async () => {
      const timer = setTimeout(() => stopping.abort(), graceMs);
      while (running.count() > 0) await running.ended();
      clearTimeout(timer);
      stopping.abort();
    },
  };
}

/** The answer as our reply: its status line, its fields in their order and spelling except those of its connection, its body. */
function relayedReply(
  { name }: Destination,
  method: string | null,
  { status, statusText, headers, body }: DispatchAnswer,
): DecidedReply {
  // The length of a body that is not sent (RFC 9110, section 8.6) can't be computed.
  const length = headerValue(headers, 'Content-Length');
  const isLengthAlone = (method === 'HEAD' || status === 304) && length !== null;
  const kept = endToEnd(headers);
  return {
    rule: { id: relayRule.id, name, delayMs: 0, fault: null },
    status,
    headers: isLengthAlone ? [...kept, ['Content-Length', length]] : kept,
    body,
    relayed: { statusText },
  };
}

/** The reply when the destination did not answer: it names who failed and why, but no address. */
function failureReply({ name }: Destination, status: number, outcome: SendOutcome): DecidedReply {
  const fault = outcome.ok ? 'answer-too-long' : outcome.fault;
  const why = outcome.ok ? tooLong(outcome.bodyBytes) : faultSentences[outcome.fault];
  const reason = STATUS_CODES[status] ?? '';
  const message = `Hookscope forwarded this request to "${name}" and got no answer to pass on. ${why}`;
  const relay = { destination: name, fault };
  return {
    rule: { id: failedRelayRule.id, name, delayMs: 0, fault: null },
    status,
    headers: [['Content-Type', 'application/json']],
    body: `${JSON.stringify({ ok: false, status, reason, message, relay })}\n`,
  };
}

function tooLong(bodyBytes: number): string {
  const { relayedBody, relayedBodies } = bounds;
  return bodyBytes > relayedBody.bytes
    ? `Its answer is longer than ${relayedBody.bytes / 1024 ** 2} MB.`
    : `Its answers at this moment are longer than ${relayedBodies.bytes / 1024 ** 2} MB together.`;
}
