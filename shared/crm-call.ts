import type { Inspection, IssueSource } from './inspection.ts';

/** A known problem of a call. */
export interface CallNote {
  readonly code: string;
  readonly source: IssueSource;
  /** Complete sentences in plain English. */
  readonly message: string;
}

/** Whether a request is the redirect after an install, with a code that gets a token. */
export function hasInstallCode({ evidence }: Pick<Inspection, 'evidence'>): boolean {
  return evidence.some(
    ({ code, values }) => code === 'query.install' && values['parameter'] === 'code',
  );
}

export type CallBody = Readonly<Record<string, unknown>>;

/** A call by which a provider answers a message to the CRM, with the message's ids filled in. */
export interface CrmCall {
  /** Stable, such as `delivered` or `reply-sms`. */
  readonly name: string;
  readonly method: 'PUT' | 'POST';
  readonly url: string;
  /** `{messageId}` stands for an id of the path. */
  readonly path: string;
  /** The ids of the path by name; `null` for one that the request does not have. */
  readonly pathIds: Readonly<Record<string, string | null>>;
  /** How the body is sent. */
  readonly encoding: 'json' | 'form';
  /** The field of the body whose value is asked for when the call is sent, and never stored, such as `clientSecret`. */
  readonly secret: string | null;
  /** The `Version` header. */
  readonly version: string;
  /** The scope that the token must have; `null` for a call without a token. */
  readonly scope: string | null;
  readonly body: CallBody;
  /** The placeholders in the call for ids that the request does not have. */
  readonly placeholders: readonly string[];
  readonly notes: readonly CallNote[];
  /** Ready to be pasted. Both read the token from the environment variable `TOKEN`. */
  readonly curl: string;
  readonly typescript: string;
}
