import type { IncomingMessage } from 'node:http';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import type { Capture } from '../capture/capture.ts';
import type { StrayFate } from '../access/strays.ts';
import type { RuledAnswer } from '../replies/answer.ts';
import type { InFlightLimits } from './in-flight.ts';

/** What the listener needs from the rest of the core: everything it can't know by itself. */
export interface Intake {
  readonly rules: () => InFlightLimits & {
    /** `null` accepts every path. */
    readonly pathToken: string | null;
    /** The status for a request that came whole and to the right path. */
    readonly replyStatus: number;
  };
  /** The next number in the order of arrival. */
  readonly nextId: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Resolves once the capture is on disk; rejects when it can't be put there.
   *
   * @param isWhole the sender sent all of it, so a rule may be asked.
   */
  readonly keep: (capture: Capture, isWhole: boolean) => Promise<void>;
  /**
   * What to answer to the request by which we test our own public address; it is not kept. `null` for
   * every request that somebody else made.
   */
  readonly answerProof: (message: IncomingMessage) => string | null;
  /** What becomes of the stray that just came; asked once of each. */
  readonly fateOfStray: () => StrayFate;
  /** What a rule wants answered to a kept request that came whole; `null` for the plain reply. Never rejects. */
  readonly choose: (request: CapturedRequest) => Promise<RuledAnswer | null> | null;
  /**
   * Told of each kept request what was answered, `null` when nobody was there any more. Once, save for a
   * sender that gets no answer on purpose: of that again, when it has left.
   */
  readonly replied: (id: number, reply: SentReply | null) => void;
  /** Told of what must not happen. */
  readonly onBug: (error: unknown) => void;
}

/** 507 (Insufficient Storage): the capture could not be kept. */
export const notKept = 507;

/** @returns whether the capture is on disk. The acknowledgement follows the commit. */
export async function keep(intake: Intake, capture: Capture, isWhole: boolean): Promise<boolean> {
  try {
    await intake.keep(capture, isWhole);
    return true;
  } catch {
    // The store has already made its fault a visible state.
    return false;
  }
}
