import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import type { Capture } from './capture.ts';
import type { Finished } from './finished.ts';
import type { LaterInspection } from '../inspect/inspect-later.ts';
import type { MemoryRelief } from './memory-relief.ts';
import type { Attempts } from '../replies/attempts.ts';
import type { Replies } from '../replies/replies.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Store } from '../store/store.ts';

/** Longer requests are stored one at a time: many in one commit would hold up everybody else. Bytes, and header fields. */
const long = { bytes: 512 * 1024, fields: 5_000 };

/** What a request passes on its way from the socket to the list. */
export interface Stations {
  readonly store: Pick<Store, 'saveCapture' | 'saveReply'>;
  readonly inspection: LaterInspection;
  readonly replies: Pick<Replies, 'needInspection'>;
  readonly attempts: Attempts;
  readonly finished: Finished;
  readonly relief: MemoryRelief;
  /** Something about a request is on disk that was not before. */
  readonly onChanged: (id: number) => void;
  readonly onBug: (error: unknown) => void;
}

export interface Keeping {
  /**
   * Puts a request on disk and sees to its inspection: after the reply, or before it where a rule asks.
   *
   * @param isWhole the sender sent all of it, so a rule may be asked.
   * @returns resolves once the request may be answered; rejects when the disk refused it, and for no other reason.
   */
  readonly keep: (capture: Capture, isWhole: boolean) => Promise<void>;
  /** Puts on disk what a request was answered; `null` when nobody was there to hear it. */
  readonly keepReply: (id: number, reply: SentReply | null) => Promise<void>;
  /** Resolves once every reply so far is on disk and told. */
  readonly settled: () => Promise<void>;
}

export function createKeeping(stations: Stations): Keeping {
  const { store, inspection, replies, attempts, finished, relief, onChanged, onBug } = stations;
  const longOnes = oneAtATime();
  const keepingReplies = new Set<Promise<void>>();

  async function keepReply(id: number, reply: SentReply | null): Promise<void> {
    // A store that can't write has said so already.
    if (reply !== null) await store.saveReply(id, reply).catch(() => undefined);
    onChanged(id);
    finished.replied(id);
  }

  /** What fails from here on costs nobody the answer: the request is on disk. */
  async function follow({ id, body }: CapturedRequest, atOnce: boolean): Promise<void> {
    try {
      if (atOnce) await inspection.now(id);
      else inspection.add(id);
      relief.captured(body.bytes);
      onChanged(id);
    } catch (error) {
      onBug(error);
    }
  }

  return {
    keep: async (capture, isWhole) => {
      const { request } = capture;
      const { id } = request;
      finished.arrived(id);
      const atOnce = isWhole && replies.needInspection(request);
      if (atOnce) {
        inspection.reserve(id);
        attempts.expect(id);
      }
      try {
        await (isLong(request)
          ? longOnes(() => store.saveCapture(capture))
          : store.saveCapture(capture));
      } catch (error) {
        inspection.release(id);
        attempts.decided(id);
        throw error;
      }
      await follow(request, atOnce);
    },
    keepReply: (id, reply) => {
      const kept = keepReply(id, reply).finally(() => keepingReplies.delete(kept));
      keepingReplies.add(kept);
      return kept;
    },
    settled: async () => {
      await Promise.allSettled(keepingReplies);
    },
  };
}

function isLong({ body, headers }: CapturedRequest): boolean {
  return body.bytes > long.bytes || headers.length > long.fields;
}
