import type { SentenceValues } from './sentence.ts';
import type { Severity } from './inspection.ts';
import type { RequestSummary } from './summary.ts';

/** One conclusion from related requests. The code is stable; the message may be translated. */
export interface Remark {
  readonly code: string;
  readonly severity: Severity;
  /** One or two complete sentences in plain English. */
  readonly message: string;
  /** The values in the sentence, for its translations. */
  readonly values: SentenceValues;
}

/** A field that differs between two attempts of a delivery; `null` where it is absent. */
export interface Difference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Attempt {
  readonly row: RequestSummary;
  /** Milliseconds since the attempt before; `null` when that one is not shown. */
  readonly sinceLast: number | null;
  /** The differences from the attempt before; `null` when the bodies are equal byte for byte. */
  readonly differences: readonly Difference[] | null;
  /** What explains this attempt by the one before; `null` for the first. */
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

/** A message of a conversation. A provider's webhook has only outbound messages. */
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

/** Who sent a message, as far as it can be inferred. */
export type SentByWhom = 'user' | 'workflow' | 'bulk' | 'api' | 'unknown';

export interface SentBy {
  readonly by: SentByWhom;
  /** The sentence that says so, and from what it is inferred. */
  readonly remark: Remark;
}

/** A field of an event that its message does not have. */
export interface EventField {
  readonly name: string;
  readonly text: string;
}

/** The platform's event about a message, or the message that an event is about: they have the same `messageId`. */
export interface Counterpart {
  readonly is: 'event' | 'message';
  readonly row: RequestSummary;
  /** What only the event says. */
  readonly fields: readonly EventField[];
}

/** A step of an install: the redirect with its code, the INSTALL event, a post of External Authentication. */
export type InstallStepName = 'redirect' | 'event' | 'external-auth';

export interface InstallStep {
  readonly step: InstallStepName;
  readonly row: RequestSummary;
}

/** What other requests show about one. */
export interface Related {
  /** Conclusions about the whole request: a likely retry by a user, an echo. */
  readonly remarks: readonly Remark[];
  /** `null` for what is not a message. */
  readonly sentBy: SentBy | null;
  readonly counterpart: Counterpart | null;
  /** The requests of the same install, this one among them, in the order of arrival; none when it is alone. */
  readonly install: readonly InstallStep[];
  readonly attempts: Attempts;
  /** The same content to the same contact within an hour, as other messages; newest first. */
  readonly sameContent: readonly RequestSummary[];
  /** `null` for what is not a message to a contact. */
  readonly thread: Thread | null;
}

/** Requests beyond the shown ones are counted up to this number. */
export const relatedLimit = 100;
