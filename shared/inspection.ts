import type { Kind } from './kinds.ts';
import type { ProviderMessage } from './provider-message.ts';
import type { SentenceValues } from './sentence.ts';
import type { SignatureFindings } from './signature.ts';

/**
 * One thing that decided the kind, or one difference to what the request resembles. The code is stable;
 * the words may be translated.
 */
export interface KindEvidence {
  readonly code: string;
  /** JSON pointer to the field concerned, or `null` for the request as a whole. */
  readonly path: string | null;
  /** One sentence in plain English. */
  readonly message: string;
  readonly values: SentenceValues;
}

/** The gravest first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/**
 * Why an issue is said: the provider's pages or a standard say so, integrators saw it in production, or
 * it is our own conclusion.
 */
export const issueSources = ['documented', 'seen-live', 'inferred'] as const;
export type IssueSource = (typeof issueSources)[number];

/** One thing worth saying about a request. The code is stable; the words may be translated. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly source: IssueSource;
  /** JSON pointer (RFC 6901) to the field concerned, or `null` for the request as a whole. */
  readonly path: string | null;
  /** One sentence in plain English, complete by itself. */
  readonly message: string;
  /** What the sentence names, for its translations. */
  readonly values: SentenceValues;
}

/**
 * What is known of a field's name: it is documented for this kind of request, it is not but was seen or
 * is documented elsewhere, or nothing is known of it.
 */
export type FieldStatus = 'documented' | 'known' | 'unknown';

/** A top-level field of the body, as it was written. */
export interface Field {
  readonly name: string;
  /** JSON pointer to it. */
  readonly path: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';
  /** The value as written (numbers keep their digits), or a string's own text; cut at `bounds.fieldText`. */
  readonly text: string;
  /** Characters of the whole text. */
  readonly length: number;
  /** `null` when the request is of a kind that the provider's documentation is not about. */
  readonly fieldStatus: FieldStatus | null;
}

/** An entry of `attachments`. Nothing of it is fetched; all is guessed from the address. */
export interface Attachment {
  /** As it stands in the payload, cut at `bounds.attachmentUrl`. */
  readonly url: string;
  /** File name from the path, or the whole entry when it is no URL. */
  readonly name: string;
  /** Media type guessed from the name, `null` when it tells nothing. */
  readonly mediaType: string | null;
  /** `null` when the entry is not an http or https URL. */
  readonly host: string | null;
}

/**
 * What was concluded from a request. It can be computed again at any time. As JSON it takes at most
 * `bounds.inspection.bytes`, whatever came.
 */
export interface Inspection {
  readonly kind: Kind;
  /** What decided the kind, the strongest first. */
  readonly evidence: readonly KindEvidence[];
  readonly message: ProviderMessage | null;
  readonly fields: readonly Field[];
  readonly attachments: readonly Attachment[];
  readonly issues: readonly Issue[];
  /** `null` in findings of an older version, until they are computed again. */
  readonly signature: SignatureFindings | null;
}
