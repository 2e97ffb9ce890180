import type { DispatchFault } from './dispatches.ts';
import type { Result } from './result.ts';
import type { RetryClockName } from './retry-clock.ts';
import type { SampleName } from './sample.ts';
import type { SendFault } from './sending.ts';

interface MannerRow {
  /** How often each message is delivered. Each delivery has the same bytes and retries of its own. */
  readonly copies: number;
  /** Whether the first attempts go out at once; otherwise each waits for the answer to the one before it. */
  readonly isAtOnce: boolean;
  /** Whether the newest message goes first. */
  readonly isReversed: boolean;
}

/** How the messages of a play are delivered. To add one: its row, and its texts. */
export const playManners = {
  'in-order': { copies: 1, isAtOnce: false, isReversed: false },
  twice: { copies: 2, isAtOnce: false, isReversed: false },
  'twice-at-once': { copies: 2, isAtOnce: true, isReversed: false },
  burst: { copies: 1, isAtOnce: true, isReversed: false },
  'out-of-order': { copies: 1, isAtOnce: false, isReversed: true },
} as const satisfies Record<string, MannerRow>;

export type PlayManner = keyof typeof playManners;
export const playMannerNames = Object.keys(playManners) as [PlayManner, ...PlayManner[]];

/** How many times shorter the pauses are than HighLevel's. */
export const playSpeeds = { slowest: 1, usual: 600, fastest: 1_000_000 } as const;

/** Where a message of a play is from: a sample, with its number among those of the play, or a captured request. */
export type PlayedMessage =
  { readonly sample: SampleName; readonly number: number } | { readonly request: number };

/** The outcome of an attempt. */
export type PlayAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** From the start of the attempt to the end of its answer, in milliseconds. */
      readonly ms: number;
      /** The start of the answer's body, decoded as UTF-8. It is a receiver's: it may hold any character. */
      readonly text: string;
      /** The answer has more than `text`. */
      readonly isCut: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: DispatchFault;
      readonly detail: string;
      readonly ms: number;
    };

/** One attempt to deliver a message. */
export interface PlayAttempt {
  /** From 1 on. */
  readonly attempt: number;
  /** HighLevel's pause before it, with jitter, in milliseconds; 0 for the first. */
  readonly pauseMs: number;
  /** The pause here: divided by the play's speed. */
  readonly shortPauseMs: number;
  /** How long after the first attempt HighLevel would send it, in milliseconds. */
  readonly afterFirstMs: number;
  /** When it is due here, in milliseconds since 1970. */
  readonly plannedAt: number;
  /** `null` while it waits, and when it could not be sent. */
  readonly sentAt: number | null;
  /** `null` while it waits or is being sent. */
  readonly answer: PlayAnswer | null;
}

/** Why a delivery ended. */
const playEnds = [
  /** A 2xx came. */
  'accepted',
  /** The clock knows no retry after this answer, or the play has no retries. */
  'not-retried',
  /** All retries of the clock were made. */
  'spent',
  /** The request was removed meanwhile. */
  'removed',
  /** It can't be sent as it is: the last attempt's detail says why. */
  'not-sendable',
  'stopped',
] as const;
export type PlayEnd = (typeof playEnds)[number];

/** A message on its way to the receiver: its attempts so far, and the one that waits. */
export interface PlayDelivery {
  /** From 0 on, in the order of the first attempts. */
  readonly index: number;
  readonly message: PlayedMessage;
  /** Which delivery of the same message, from 1 on. */
  readonly copy: number;
  readonly attempts: readonly PlayAttempt[];
  /** `null` while it goes on. */
  readonly end: PlayEnd | null;
}

/** A play that goes on, or ended lately, without its deliveries. */
export interface PlayRun {
  readonly number: number;
  /** Where to, for people. */
  readonly target: string;
  readonly manner: PlayManner;
  /** `null` for one attempt each. */
  readonly clock: RetryClockName | null;
  readonly speed: number;
  readonly isSigned: boolean;
  /** How many deliveries it has, how many ended, and how many of those with a 2xx. */
  readonly total: number;
  readonly ended: number;
  readonly accepted: number;
  /** Attempts that were sent. */
  readonly attempts: number;
  /** How long HighLevel would have taken so far, in milliseconds. */
  readonly realMs: number;
  /** Where the messages of a sample that leave the receiver are counted; `null` when they are not. */
  readonly gateway: {
    readonly url: string;
    /** How many have left so far. More than `messages` means that a retry or a copy was processed again. */
    readonly left: number;
    /** How many messages the play has, each counted once, however often it is delivered. */
    readonly messages: number;
    readonly isOpen: boolean;
  } | null;
  /** When the next retry is due here, in milliseconds since 1970; `null` when none waits. */
  readonly nextAt: number | null;
  readonly startedAt: number;
  /** `null` while it goes on. */
  readonly endedAt: number | null;
  /** It ended, or is about to end, before its time. */
  readonly isStopped: boolean;
  /** Grows with each change of a delivery. */
  readonly revision: number;
}

/** Deliveries that changed, by their index. */
export interface PlayChanges {
  /** What to ask with the next time. */
  readonly revision: number;
  readonly deliveries: readonly PlayDelivery[];
}

/** Why a play can't begin. `no-port`: the gateway port can't be opened. `too-many`: enough go on. `too-long`: it has more messages, or more bytes, than a play may have. */
export type PlayFault = Exclude<SendFault, 'not-stored'> | 'too-long' | 'no-port';

export type PlayStarted = Result<{ readonly number: number }, PlayFault>;
