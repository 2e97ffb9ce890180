/** What a request is, by its content. */
export const kinds = [
  'sms',
  'email',
  'custom',
  'call',
  'platform-event',
  'install',
  'uninstall',
  'ping',
  'unknown',
] as const;
export type Kind = (typeof kinds)[number];

export type Severity = 'error' | 'warning' | 'info';

/** One thing worth saying about a request. The code is stable; the words may be translated. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  /** JSON pointer (RFC 6901) to the field concerned, or `null` for the request as a whole. */
  readonly path: string | null;
  /** One sentence in plain English, complete by itself. */
  readonly message: string;
  /** What the sentence names, for its translations. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A top-level field of the body, as it was written. */
export interface Field {
  readonly name: string;
  /** JSON pointer to it. */
  readonly path: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';
  /** The value as written (numbers keep their digits), or a string's own text; cut at `fieldTextLimit`. */
  readonly text: string;
  /** Characters of the whole text. */
  readonly length: number;
  readonly documented: boolean;
}

/** Characters of a field's value that travel with the detail. */
export const fieldTextLimit = 10_000;

/** An entry of `attachments`. Nothing of it is fetched; all is guessed from the address. */
export interface Attachment {
  /** As it stands in the payload. */
  readonly url: string;
  /** File name from the path, or the whole entry when it is no URL. */
  readonly name: string;
  /** Media type guessed from the name, `null` when it tells nothing. */
  readonly mediaType: string | null;
  /** `null` when the entry is not an http or https URL. */
  readonly host: string | null;
}

/** What of a message travels with the detail: characters of each text, and recipients. */
export const messageLimits = { characters: 100_000, recipients: 1_000 };

/** The documented fields of a ProviderOutboundMessage, read with tolerance: every one may be absent. */
export interface ProviderMessage {
  readonly type: string | null;
  readonly contactId: string | null;
  readonly locationId: string | null;
  readonly messageId: string | null;
  readonly emailMessageId: string | null;
  readonly userId: string | null;
  readonly phone: string | null;
  readonly message: string | null;
  readonly emailTo: readonly string[];
  readonly emailFrom: string | null;
  readonly subject: string | null;
  /** Characters of `html`; its text comes by a call of its own. `null` when absent. */
  readonly htmlLength: number | null;
}

/** What was concluded from a request. It can be computed again at any time. */
export interface Inspection {
  readonly kind: Kind;
  readonly message: ProviderMessage | null;
  readonly fields: readonly Field[];
  readonly attachments: readonly Attachment[];
  readonly issues: readonly Issue[];
}
