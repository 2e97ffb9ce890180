import type { IssueSource } from './inspection.ts';

/** What stands in the way of a call, as far as anybody told. */
export interface CallNote {
  readonly code: string;
  readonly source: IssueSource;
  /** In plain English, complete by itself. */
  readonly message: string;
}

export type CallBody = Readonly<Record<string, unknown>>;

/** A call that a provider owes the CRM for a message, with the message's own ids in it. */
export interface CrmCall {
  /** Stable, such as `delivered` or `reply-sms`. */
  readonly name: string;
  readonly method: 'PUT' | 'POST';
  readonly url: string;
  /** The `Version` header. */
  readonly version: string;
  /** The scope that the token must have. */
  readonly scope: string;
  readonly body: CallBody;
  /** Ids that the request does not have, as they are written in the call in their place. */
  readonly placeholders: readonly string[];
  readonly notes: readonly CallNote[];
  /** Ready to be pasted; both take the token from the environment, as `TOKEN`. */
  readonly curl: string;
  readonly typescript: string;
}
