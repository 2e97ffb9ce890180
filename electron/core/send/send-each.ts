import type {
  Dispatch,
  DispatchAnswer,
  DispatchOutcome,
  SendOptions,
  SentRequest,
} from '../../../shared/dispatches.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { BodyRoom } from '../dispatch/body-room.ts';
import { dispatchEnd } from '../dispatch/dispatch-end.ts';
import { outgoingRequest, type OutgoingRequest } from '../dispatch/outgoing-request.ts';
import type { Sender, SendOutcome } from '../dispatch/send-once.ts';
import { createPace } from './pace.ts';
import { prepareRequest, type WantedChanges } from './prepare.ts';
import type { ResolvedTarget } from './send-target.ts';

/** A dispatch that has ended, before it is stored. */
export interface EndedDispatch extends Omit<Dispatch, 'id' | 'ms' | 'outcome'> {
  readonly ms: number;
  readonly outcome: Extract<DispatchOutcome, { readonly is: 'answered' | 'failed' }>;
}

/** One sending that has ended, as it is stored. */
export interface Sending {
  readonly dispatch: EndedDispatch;
  readonly answer: DispatchAnswer | null;
  /** What was sent, when its body was changed. A new signature alone can be made again at any time. */
  readonly sent: SentRequest | null;
}

/** What a sending needs. */
export interface SendingParts {
  readonly sender: Pick<Sender, 'send'>;
  readonly bodyRoom: BodyRoom;
  readonly target: ResolvedTarget;
  readonly changes: WantedChanges;
  /**
   * @param at the place of the id in the list.
   * @returns `null` when the request was removed, as its body does.
   */
  readonly read: (
    id: number,
    at: number,
  ) => { readonly request: CapturedRequest; readonly body: () => Uint8Array | null } | null;
  /** Called after each, in the order in which they ended; `null` when the request was removed. The next one waits for it. */
  readonly onSent: (
    sending: Sending | null,
    id: number,
    notRenewed: string | null,
  ) => Promise<void> | void;
}

/**
 * Sends each request, the whole list `repeat` times. A request is read from the disk when its turn has come, so that a
 * long list takes no memory. With a concurrency of 1, each waits for the answer to the one before it.
 *
 * @param signal stops: what is being sent is aborted, and nothing else is started.
 * @throws what `read` throws.
 */
export async function sendEach(
  ids: ArrayLike<number>,
  { perSecond, concurrency, repeat }: Pick<SendOptions, 'perSecond' | 'concurrency' | 'repeat'>,
  parts: SendingParts,
  signal: AbortSignal,
): Promise<void> {
  const total = ids.length * repeat;
  const pace = createPace(perSecond);
  let next = 0;
  let inFlight = 0;

  async function sendNext(id: number, at: number): Promise<void> {
    const found = parts.read(id, at);
    inFlight += 1;
    const entering = parts.bodyRoom.enter(found?.request.body.bytes ?? 0, inFlight === 1);
    const leave = entering instanceof Promise ? await entering : entering;
    try {
      const body = signal.aborted ? undefined : (found?.body() ?? null);
      if (found === null || body === null) await parts.onSent(null, id, null);
      else if (body !== undefined) await sendOne(found.request, body, parts, signal);
    } finally {
      inFlight -= 1;
      leave();
    }
  }

  async function work(): Promise<void> {
    while (next < total && !signal.aborted) {
      const at = next % ids.length;
      next += 1;
      await pace(signal);
      if (signal.aborted) return;
      await sendNext(ids[at] ?? 0, at);
    }
  }
  const workers = Array.from({ length: Math.min(concurrency, total) }, work);
  // A fault of the disk ends one of them; the others come to their ends before it is reported.
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function sendOne(
  request: CapturedRequest,
  body: Uint8Array,
  parts: SendingParts,
  signal: AbortSignal,
): Promise<void> {
  const { sender, target, changes, onSent } = parts;
  const { id } = request;
  const at = Date.now();
  const preparing = prepareRequest(request, body, changes, at);
  const prepared = preparing instanceof Promise ? await preparing : preparing;
  const outgoing = outgoingRequest(prepared.request, prepared.body, target.target);
  const outcome: SendOutcome = outgoing.ok
    ? await sender.send(outgoing.value, target.route, signal)
    : { ...outgoing, ms: 0, mayHaveArrived: false };
  const sent = outgoing.ok ? outgoing.value : null;
  const { changes: made, notRenewed } = prepared;
  await onSent(
    {
      dispatch: {
        ...dispatchOf(target, sent?.url ?? target.target.url, outcome, at),
        requestId: id,
        changes: made,
      },
      answer: outcome.ok ? outcome.answer : null,
      sent: made.isNew && sent !== null ? sentRequest(sent) : null,
    },
    id,
    notRenewed,
  );
}

/** The facts of a sending, except what was sent. */
export function dispatchOf(
  { destination }: ResolvedTarget,
  url: string,
  outcome: SendOutcome,
  at: number,
): Omit<EndedDispatch, 'requestId' | 'changes'> {
  const { mayBeTwice = false, ms } = outcome;
  return {
    cause: 'send',
    destination,
    url,
    attempt: 1,
    mayBeTwice,
    at,
    ms,
    outcome: dispatchEnd(outcome).outcome,
  };
}

export function sentRequest({ method, url, headers, body }: OutgoingRequest): SentRequest {
  return { method, url, headers, body };
}
