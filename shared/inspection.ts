import type { Kind } from './kinds.ts';
import type { ProviderMessage } from './provider-message.ts';
import type { SentenceValues } from './sentence.ts';
import type { SignatureFindings } from './signature.ts';

/**
 * One fact that decided the kind, or one difference from what the request resembles. The code is stable; the message
 * may be translated.
 */
export interface KindEvidence {
  readonly code: string;
  /** JSON pointer to the field, or `null` for the whole request. */
  readonly path: string | null;
  /** One sentence in plain English. */
  readonly message: string;
  readonly values: SentenceValues;
}

/** The most severe first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/**
 * What supports an issue: the provider's pages or a standard document it, integrators saw it in production, or we infer
 * it.
 */
export const issueSources = ['documented', 'seen-live', 'inferred'] as const;
export type IssueSource = (typeof issueSources)[number];

/** One problem or notable fact of a request. The code is stable; the message may be translated. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly source: IssueSource;
  /** JSON pointer (RFC 6901) to the field, or `null` for the whole request. */
  readonly path: string | null;
  /** One sentence in plain English, complete by itself. */
  readonly message: string;
  /** The values in the sentence, for its translations. */
  readonly values: SentenceValues;
}

/**
 * What is known about a field's name: documented for this kind of request, known from elsewhere, or unknown.
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
  /** `null` for kinds that the provider's documentation is not about. */
  readonly fieldStatus: FieldStatus | null;
}

/** An entry of `attachments`, read from its URL; nothing is fetched. */
export interface Attachment {
  /** As in the payload, cut at `bounds.attachmentUrl`. */
  readonly url: string;
  /** The file name in the path, or the whole entry when it is not a URL. */
  readonly name: string;
  /** The media type by the name; `null` when the name does not determine it. */
  readonly mediaType: string | null;
  /** `null` when the entry is not an http or https URL. */
  readonly host: string | null;
}

/**
 * What was concluded from a request. It can be computed again at any time, and has at most `bounds.inspection.bytes` as
 * JSON.
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
