import type { SentenceValues } from './sentence.ts';
import type { Severity } from './inspection.ts';
import type { RequestSummary } from './summary.ts';

/** One thing that relations tell of a request. The code is stable; the words may be translated. */
export interface Remark {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence or two in plain English, complete by themselves. */
  readonly message: string;
  /** What the sentence names, for its translations. */
  readonly values: SentenceValues;
}

/** A field that two attempts of one delivery do not say alike; `null` where it is absent. */
export interface Difference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Attempt {
  readonly row: RequestSummary;
  /** Milliseconds since the attempt before; `null` when that one is not shown. */
  readonly sinceLast: number | null;
  /** What is not as in the attempt before; `null` when the bodies are the same, byte for byte. */
  readonly differences: readonly Difference[] | null;
  /** What this attempt means beside the one before; `null` for the first. */
  readonly remark: Remark | null;
}

/** The attempts of one delivery, oldest first: those around the request. */
export interface Attempts {
  readonly shown: readonly Attempt[];
  /** How many more there are before and after, counted up to `relatedLimit`. */
  readonly earlier: number;
  readonly later: number;
  /** Whether more attempts are to be expected. */
  readonly outlook: Remark | null;
}

/** A message of a conversation. A provider's webhook tells of what goes out, never of what comes in. */
export interface ThreadMessage {
  readonly direction: 'outbound';
  readonly row: RequestSummary;
}

/** The messages to one contact, newest first: those around the request. */
export interface Thread {
  readonly contactId: string | null;
  readonly shown: readonly ThreadMessage[];
  readonly earlier: number;
  readonly later: number;
}

/** What the other requests say about one of them. */
export interface Related {
  /** What matters about the request as a whole: a likely retry by a user, an echo. */
  readonly remarks: readonly Remark[];
  readonly attempts: Attempts;
  /** The same content to the same contact within an hour, as other messages; newest first. */
  readonly sameContent: readonly RequestSummary[];
  /** `null` for what is no message to anybody. */
  readonly thread: Thread | null;
}

/** How far requests beyond the shown ones are counted. */
export const relatedLimit = 100;
