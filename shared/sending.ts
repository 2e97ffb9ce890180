import type { Dispatch } from './dispatches.ts';
import type { HeaderPairs } from './request.ts';
import type { Result } from './result.ts';

/** Why nothing was sent. */
const sendFaults = [
  /** The user was asked about the address and did not confirm it. */
  'declined',
  /** It is not an http or https URL. */
  'bad-url',
  'no-destination',
  'not-listening',
  /** The private half of the test key is not here. */
  'no-key',
  /** No request was chosen, or a filter shows none. */
  'nothing',
  'too-many',
  /** It was sent, but the outcome could not be stored. */
  'not-stored',
] as const;
export type SendFault = (typeof sendFaults)[number];

/** What is wrong with an edited request. `detail` is a sentence in plain English; `part` names the method or the field. */
const editFaults = [
  'bad-method',
  /** The name of a header field has a character that no name can have. */
  'bad-header-name',
  /** The value of one has a line break, or a character that can't be sent. */
  'bad-header-value',
  /** The field frames the request or names its host, so it is written when the request is sent. */
  'own-header',
] as const;
export type EditFault = (typeof editFaults)[number];

export type SendStarted = Result<{ readonly number: number }, SendFault>;

export type EditedSent =
  | Result<Dispatch, SendFault>
  | {
      readonly ok: false;
      readonly fault: EditFault;
      readonly detail: string;
      readonly part: string;
    };

/** A request as the user edited it. */
export interface EditedRequest {
  readonly method: string;
  /** A path and a query, which are appended to the target's URL: empty, or with a `/` or `?` in front. */
  readonly path: string;
  readonly headers: HeaderPairs;
  /** A text is sent in UTF-8. */
  readonly body: string | Uint8Array;
}

/** A request to edit: what a capture, a sample or an earlier dispatch has. */
export interface RequestDraft {
  readonly method: string;
  /** Behind the path of the Delivery URL; empty for an earlier dispatch, whose `url` is whole. */
  readonly path: string;
  /** Where an earlier dispatch was sent; `null` for the others. */
  readonly url: string | null;
  /** Without the fields that are written when the request is sent. */
  readonly headers: HeaderPairs;
  /** Without content codings, as far as they can be removed: an editor shows text. */
  readonly body: Uint8Array;
}
