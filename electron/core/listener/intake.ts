import type { IncomingMessage } from 'node:http';
import type { Reply } from '../../../shared/request.ts';
import type { Capture } from '../capture.ts';

/** What the listener needs from the rest of the core: everything it can't know by itself. */
export interface Intake {
  readonly rules: () => {
    readonly maxBodyBytes: number;
    /** `null` accepts every path. */
    readonly pathToken: string | null;
    /** The status for a request that came whole and to the right path. */
    readonly replyStatus: number;
  };
  /** The next number in the order of arrival. */
  readonly nextId: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves once the capture is on disk; rejects when it can't be put there. */
  readonly keep: (capture: Capture) => Promise<void>;
  /** Told once of each kept request: what was answered, `null` when nobody was there any more. */
  readonly replied: (id: number, reply: Reply | null) => void;
  /**
   * What to answer to the request by which we test our own public address; it is not kept. `null` for
   * every request that somebody else made.
   */
  readonly answerProof: (message: IncomingMessage) => string | null;
}

/**
 * Keeps a capture, then says what to answer: the acknowledgement follows the commit.
 *
 * @returns `wanted`, or 507 (Insufficient Storage) when the capture could not be kept.
 */
export async function keepThenAnswer(
  intake: Intake,
  capture: Capture,
  wanted: number,
): Promise<number> {
  try {
    await intake.keep(capture);
    return wanted;
  } catch {
    // The store has already made its fault a visible state.
    return 507;
  }
}
