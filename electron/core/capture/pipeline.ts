import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import type { Forwarder } from '../dispatch/forward/forwarder.ts';
import type { EarlyInspection, BackgroundInspection } from '../inspect/background-inspection.ts';
import type { AttemptCounter } from '../replies/attempts.ts';
import type { PendingReply, Replies } from '../replies/replies.ts';
import { isShortRequest, shortBodyBytes } from '../store/short-requests.ts';
import type { Store } from '../store/store.ts';
import type { Capture } from './capture.ts';
import { freePieces } from './free-pieces.ts';
import type { IdleGarbageCollection } from './idle-garbage-collection.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createOpenWork } from './open-work.ts';

/** Longer requests are stored one at a time, because many of them in one commit would delay all others. */
const long = { bodyBytes: 512 * 1024, headerFields: 5_000 };

export interface CaptureDependencies {
  readonly store: Pick<Store, 'saveCapture' | 'saveReply'>;
  readonly inspection: BackgroundInspection;
  readonly replies: Replies;
  readonly forwarder: Pick<
    Forwarder,
    'accepts' | 'expect' | 'captured' | 'failed' | 'decided' | 'inspected'
  >;
  readonly attempts: AttemptCounter;
  readonly garbageCollection: IdleGarbageCollection;
  /** Called after something new about a request is on disk. */
  readonly onChanged: (id: number) => void;
  /** Called once for each request: it was answered, or its sender had left, and its findings are stored. */
  readonly onFinished: (id: number) => void;
  readonly onBug: (error: unknown) => void;
}

/** Decides the reply to a stored request; `null` for the default reply (`PendingReply.decide`). */
export type DecideReply = () => ReturnType<PendingReply['decide']>;

/** The way of a request from the listener to the list. */
export interface CapturePipeline {
  /**
   * Puts a request on disk. It is inspected after the reply, or before it where a rule needs the inspection.
   *
   * @param isWhole the sender sent all of it, so the rules apply.
   * @returns resolves once the request may be answered; rejects only when it could not be put on disk.
   */
  readonly store: (capture: Capture, isWhole: boolean) => Promise<DecideReply>;
  /** Puts a request's reply on disk; `null` when the sender had left before it. */
  readonly storeReply: (id: number, reply: SentReply | null) => void;
  /** The findings of a request are stored for the first time. */
  readonly inspected: (id: number) => void;
  /** Resolves once every reply is on disk and reported. */
  readonly settled: () => Promise<void>;
}

export function createCapturePipeline(dependencies: CaptureDependencies): CapturePipeline {
  const { store, inspection, replies, forwarder, attempts, garbageCollection } = dependencies;
  const { onChanged, onFinished, onBug } = dependencies;
  const storeLong = oneAtATime();
  const replyWrites = createOpenWork();
  const unanswered = new Set<number>();
  const inspectedUnanswered = new Set<number>();

  function replied(id: number): void {
    try {
      onChanged(id);
      unanswered.delete(id);
      if (inspectedUnanswered.delete(id)) onFinished(id);
    } catch (error) {
      onBug(error);
    }
    replyWrites.end();
  }

  /** An error from here on does not change the reply, because the request is on disk. */
  async function inspectEarly({ request, pieces }: Capture): Promise<EarlyInspection | null> {
    let early: EarlyInspection | null = null;
    try {
      const body = isShortRequest(request) ? Buffer.concat(pieces) : null;
      early = inspection.inspectReserved(request, body);
      await early.settled;
    } catch (error) {
      onBug(error);
    }
    return early;
  }

  function stored({ id, body }: CapturedRequest, isEarly: boolean): void {
    try {
      if (!isEarly) inspection.add(id);
      garbageCollection.captured(body.bytes);
      onChanged(id);
    } catch (error) {
      onBug(error);
    }
  }

  return {
    store: async (capture, isWhole) => {
      const { request } = capture;
      const { id } = request;
      unanswered.add(id);
      const reply = replies.replyTo(request);
      const note = !reply.isRefused && forwarder.accepts(request) ? 'to-forward' : null;
      const isEarly = isWhole && reply.needsInspection;
      if (note !== null) forwarder.expect(id);
      if (isEarly) {
        inspection.reserve(id);
        attempts.expect(id);
      }
      try {
        await (isLong(request)
          ? storeLong(() => store.saveCapture(capture, note))
          : store.saveCapture(capture, note));
      } catch (error) {
        inspection.release(id);
        attempts.decided(id);
        forwarder.failed(id);
        throw error;
      }
      if (note !== null) forwarder.captured(id);
      const isInMemory = reply.needsBody && request.body.bytes <= shortBodyBytes;
      const body = isInMemory ? Buffer.concat(capture.pieces) : null;
      if (isLong(request)) freePieces(capture.pieces);
      const early = isEarly ? await inspectEarly(capture) : null;
      stored(request, isEarly);
      return decideWith(reply, early, body, () => forwarder.decided(id));
    },
    storeReply: (id, reply) => {
      forwarder.decided(id);
      replyWrites.begin();
      const written = () => replied(id);
      if (reply === null) written();
      // When it can't be written, the store's state shows that already.
      else store.saveReply(id, reply).then(written, written);
    },
    inspected: (id) => {
      forwarder.inspected(id);
      if (unanswered.has(id)) inspectedUnanswered.add(id);
      else onFinished(id);
    },
    settled: replyWrites.ended,
  };
}

/** A function of its own, because a closure in `store` would keep the pieces of the body in memory until the decision. */
function decideWith(
  reply: PendingReply,
  early: EarlyInspection | null,
  body: Uint8Array | null,
  onDecided: () => void,
): DecideReply {
  let held = body;
  return () => {
    const decided = reply.decide(early?.result ?? null, held);
    held = null;
    if (decided === null) onDecided();
    else void decided.then(onDecided);
    return decided;
  };
}

function isLong({ body, headers }: CapturedRequest): boolean {
  return body.bytes > long.bodyBytes || headers.length > long.headerFields;
}
