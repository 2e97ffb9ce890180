import type { BodyEnd, Reply, Via } from './request.ts';
import type { DispatchSummary } from './dispatches.ts';
import type { Kind } from './kinds.ts';
import type { ListCounts } from './list-filter.ts';
import type { QueryFault } from './search.ts';
import type { Verdict } from './signature.ts';

/** A row of the list: light, without body or headers. */
export interface RequestSummary {
  readonly id: number;
  readonly receivedAt: number;
  readonly via: Via;
  readonly method: string | null;
  readonly url: string | null;
  readonly stray: boolean;
  /** The parser's code when the request was not HTTP. */
  readonly broken: string | null;
  readonly bodyBytes: number;
  readonly bodyEnded: BodyEnd;
  /** `null` for the moment between the reply and the inspection. */
  readonly kind: Kind | null;
  /** Phone number or e-mail addresses of the receiver. */
  readonly to: string | null;
  readonly subject: string | null;
  /** Start of the message's text. */
  readonly preview: string | null;
  readonly attachments: number;
  readonly errors: number;
  readonly warnings: number;
  /** `null` for the moment between the reply and the inspection. */
  readonly signature: Verdict | null;
  readonly reply: Reply | null;
  /** The budget and the removal of a whole list spare it. */
  readonly pinned: boolean;
  /** An import brought it; it was not captured here. */
  readonly imported: boolean;
  /** Which attempt of its delivery it is, counted from 1; `attemptLimit` means that many or more. */
  readonly attempt: number;
  /** `null` when it was never sent on or sent again. */
  readonly dispatches: DispatchSummary | null;
}

/** Attempts are counted up to this. The CRM's own settings page allows 13 at most. */
export const attemptLimit = 100;

/** Requests that are named one by one in a call. More are named by a filter. */
export const maxNamedRequests = 100_000;

/** Some requests of the list, named one by one. */
export interface NamedRequests {
  readonly ids: readonly number[];
  /** Whether there are more than a call can name. */
  readonly isCut: boolean;
}

/** A range of the list. */
export interface Rows {
  /** Until all are counted, what is known so far; `list.changed` is sent when more is. */
  readonly total: number;
  readonly counted: boolean;
  readonly from: number;
  /** By how many places the anchor is lower than it was; 0 without one. */
  readonly moved: number;
  readonly rows: readonly RequestSummary[];
  /** How many requests are listed of each choice, whatever the filter's text. */
  readonly counts: ListCounts;
  /** Whether a signed request was ever received, now listed or not. */
  readonly hasSigned: boolean;
  /** What is wrong with the filter's text as a query; there are no rows then. */
  readonly fault: QueryFault | null;
}
