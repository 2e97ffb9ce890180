import type { IssueSource, Severity } from './inspection.ts';
import type { HeaderPairs } from './request.ts';
import type { Result } from './result.ts';
import type { SentenceValues } from './sentence.ts';
import type { TokenReading } from './token/token.ts';

/** A token that the user gave for a location or a company, as anything outside the main process may know it. */
export interface CrmToken {
  /** One token has it at a time, such as `location:ID`. */
  readonly key: string;
  /** What it says of itself, without its claims. */
  readonly reading: TokenReading;
  /** Its last characters, such as `…3kQw`. */
  readonly mask: string;
  /** In a file that only the system's own encryption can read, so it is here again after a restart. */
  readonly isStored: boolean;
}

/** Whether a token can be stored. `basic-text`: this system would encrypt it with a key that everybody knows. */
export type TokenStorage = 'possible' | 'basic-text' | 'unavailable';

/** The tokens that are here, and whether one can be stored. */
export interface CrmTokens {
  readonly tokens: readonly CrmToken[];
  readonly storage: TokenStorage;
}

/** Why a token was not taken. */
const tokenGivenFaults = [
  'empty',
  'too-long',
  /** A line break, or another character that no header field may have. */
  'bad-character',
  /** It names no location, and none was named with it. */
  'no-location',
  /** It can't be stored on this system, so it was not taken at all. */
  'not-storable',
  /** It is in memory, but its file could not be written. */
  'not-written',
] as const;
export type TokenGivenFault = (typeof tokenGivenFaults)[number];

export type TokenGiven = Result<CrmToken, TokenGivenFault>;

/** A call that goes on. */
export interface CrmRun {
  readonly number: number;
  readonly requestId: number;
  /** The call's name. */
  readonly name: string;
  /** The number of the present try, from 1, and how many there are at most. */
  readonly attempt: number;
  readonly attempts: number;
  /** When the next try begins, in milliseconds since 1970; `null` while one goes on. */
  readonly waitsUntil: number | null;
}

/** Why there is no answer. The first three were refused before anything was sent. */
const crmFaults = [
  'not-found',
  'blocked-address',
  'bad-header',
  'unreachable',
  'tls',
  'bad-answer',
  'bad-encoding',
  'too-slow',
  'stopped',
] as const;
export type CrmFault = (typeof crmFaults)[number];

/** What is known of an answer. The code is stable; the message may be translated. */
export interface AnswerMeaning {
  readonly code: string;
  readonly source: IssueSource;
  /** Complete sentences in plain English, with what to do next. */
  readonly message: string;
  readonly values: SentenceValues;
}

/** What came back, without secrets. */
export type CrmOutcome =
  | {
      readonly is: 'answered';
      readonly status: number;
      /** Those that are of interest: the content's type, rate limits, when to try again. */
      readonly headers: HeaderPairs;
      /** The beginning, at most `bounds.crmAnswer`. */
      readonly body: string;
      readonly isCut: boolean;
    }
  | { readonly is: 'failed'; readonly fault: CrmFault; readonly detail: string };

/** A try of a call, as it is stored with its request. No secret is in it. */
export interface CrmTry {
  readonly name: string;
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly ms: number;
  readonly sent: {
    readonly method: string;
    readonly url: string;
    /** With a mask in place of the token. */
    readonly headers: HeaderPairs;
    /** The beginning, at most `bounds.crmSent`, with an ellipsis where it was cut. */
    readonly body: string;
  };
  readonly outcome: CrmOutcome;
}

/** A stored try with what is known of its answer. */
export interface CrmAnswer extends CrmTry {
  readonly id: number;
  /** The most likely first. */
  readonly meanings: readonly AnswerMeaning[];
}

/** Why nothing was sent. `detail` is a sentence in plain English. */
const crmRefusals = [
  /** The request is gone, or has no such call any more. */
  'no-such-call',
  'no-token',
  'no-secret',
  /** The user was asked and did not agree. */
  'declined',
  /** An id of the path is missing, or would change the path. */
  'bad-path',
  /** A form can only be made of an object of texts. */
  'bad-body',
  /** Too many calls go on. */
  'busy',
  /** It was sent, but the outcome could not be stored. */
  'not-stored',
] as const;
export type CrmRefusal = (typeof crmRefusals)[number];

/** The last try of a call. */
export type CrmSent = Result<CrmAnswer, CrmRefusal>;

/** A token that an answer brought. */
export interface ReceivedToken {
  readonly token: string;
  /** As the answer names it. */
  readonly location: string | null;
}

/** How a call ended, for the main process: the window gets `sent` alone. */
export interface CrmCalled {
  readonly sent: CrmSent;
  readonly received: ReceivedToken | null;
}

/** What the official schema says against a call. `warning`: the documents disagree, or it is most likely ignored. */
export interface CallProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly source: IssueSource;
  /** JSON pointer into the body; `null` for the path, or for all of the body. */
  readonly path: string | null;
  /** Complete sentences in plain English. */
  readonly message: string;
  readonly values: SentenceValues;
}
