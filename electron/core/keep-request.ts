import type { SentReply } from '../../shared/request.ts';
import type { Capture } from './capture.ts';
import type { Finished } from './finished.ts';
import type { LaterInspection } from './inspect/inspect-later.ts';
import type { MemoryRelief } from './memory-relief.ts';
import type { Attempts } from './replies/attempts.ts';
import type { Replies } from './replies/replies.ts';
import type { Store } from './store/store.ts';

/** What a request passes on its way from the socket to the list. */
export interface Stations {
  readonly store: Pick<Store, 'keep' | 'keepReply'>;
  readonly inspection: LaterInspection;
  readonly replies: Pick<Replies, 'needInspection'>;
  readonly attempts: Attempts;
  readonly finished: Finished;
  readonly relief: MemoryRelief;
  /** Something about a request is on disk that was not before. */
  readonly onChanged: (id: number) => void;
}

export interface Keeping {
  /**
   * Puts a request on disk and sees to its inspection: after the reply, or before it where a rule asks.
   *
   * @returns resolves once the request may be answered; rejects when the disk refused it.
   */
  readonly keep: (capture: Capture) => Promise<void>;
  /** Puts on disk what a request was answered; `null` when nobody was there to hear it. */
  readonly keepReply: (id: number, reply: SentReply | null) => Promise<void>;
}

export function createKeeping(stations: Stations): Keeping {
  const { store, inspection, replies, attempts, finished, relief, onChanged } = stations;
  return {
    keep: async (capture) => {
      const { id, body } = capture.request;
      finished.arrived(id);
      const atOnce = body.ended === 'complete' && replies.needInspection(capture.request);
      if (atOnce) {
        inspection.reserve(id);
        attempts.expect(id);
      }
      try {
        await store.keep(capture);
      } catch (error) {
        inspection.release(id);
        attempts.decided(id);
        throw error;
      }
      if (atOnce) await inspection.now(id);
      else inspection.add(id);
      relief.captured(body.bytes);
      onChanged(id);
    },
    keepReply: async (id, reply) => {
      // A store that can't write has said so already.
      if (reply !== null) await store.keepReply(id, reply).catch(() => undefined);
      onChanged(id);
      finished.replied(id);
    },
  };
}
