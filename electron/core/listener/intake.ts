import type { IncomingMessage } from 'node:http';
import type { SentReply } from '../../../shared/request.ts';
import type { Capture } from '../capture/capture.ts';
import type { DecideReply } from '../capture/pipeline.ts';
import type { InFlightLimits } from './in-flight.ts';

/**
 * What happens to a request that has just arrived: it is stored, answered 429 (`limit`) or 503 (`pause`) and not stored, or
 * its connection is closed (`block`).
 */
export type Admitted = 'store' | 'limit' | 'block' | 'pause';

/** What the listener needs from the rest of the core. */
export interface Intake {
  readonly settings: () => InFlightLimits & {
    /** `null` accepts every path. */
    readonly pathToken: string | null;
    /** The status of the default reply. */
    readonly replyStatus: number;
  };
  /** The next number in the order of arrival. */
  readonly nextId: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Resolves once the capture is on disk and may be answered; rejects when it can't be put there.
   *
   * @param isWhole the sender sent all of it, so the rules apply.
   */
  readonly store: (capture: Capture, isWhole: boolean) => Promise<DecideReply>;
  /** The body with which a probe of our own is answered; it is not captured. `null` for every other request. */
  readonly probeAnswer: (message: IncomingMessage) => string | null;
  /** Called once for each request. */
  readonly admit: (isStray: boolean) => Admitted;
  /** Whether bytes that are not HTTP are answered 503 and not stored; called once for each such connection. */
  readonly refusesBroken: () => boolean;
  /**
   * Receives the reply to each stored request, `null` when the sender had left before it. It is called once, and a
   * second time when a sender that gets no answer on purpose has left.
   */
  readonly onReply: (id: number, reply: SentReply | null) => void;
  readonly onBug: (error: unknown) => void;
}

/** 507 (Insufficient Storage): the capture could not be stored. */
export const notStored = 507;

/** @returns how to decide the reply, `null` when the capture is not on disk. The reply is sent after the commit. */
export function tryToStore(
  intake: Intake,
  capture: Capture,
  isWhole: boolean,
): Promise<DecideReply | null> {
  // The store's state already shows the fault.
  return intake.store(capture, isWhole).catch(() => null);
}
