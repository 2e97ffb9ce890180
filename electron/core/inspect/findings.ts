import { bounds } from '../../../shared/bounds.ts';
import type { Inspection, Severity } from '../../../shared/inspection.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { Verdict } from '../../../shared/signature.ts';
import type { RelationKeys } from '../relate/keys.ts';
import { startWithin } from './within.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Increased with every change that can lead to other findings for the same request. */
export const inspectionVersion = 16;

/**
 * The stored part of an inspection: what the list, the filters, the search and the relations need. The rest is computed
 * from the facts when a request is opened.
 */
export interface Findings {
  /** The request came to another path than the Delivery URL's. */
  readonly stray: boolean;
  /** It is not HTTP. */
  readonly broken: boolean;
  /** The `inspectionVersion` of the code that made them. */
  readonly version: number;
  /** The fingerprint of the keys that were tried; `null` when other keys would change nothing. */
  readonly keyring: string | null;
  readonly kind: Kind;
  readonly verdict: Verdict | null;
  /** Phone number or e-mail addresses of the receiver. */
  readonly recipient: string | null;
  readonly subject: string | null;
  /** The start of the message's text. */
  readonly preview: string | null;
  readonly attachments: number;
  readonly errors: number;
  readonly warnings: number;
  /** The codes of the issues, each once. */
  readonly codes: readonly string[];
  /** Why the request could not be inspected; `null` when it was. */
  readonly failure: string | null;
  /** Characters of the body's text, 0 for a binary one. */
  readonly textLength: number;
  readonly keys: RelationKeys;
}

/** What findings are made of besides the inspection. */
export interface FindingsInput {
  readonly request: CapturedRequest;
  readonly keyring: string | null;
  /** The receiver that the list shows. */
  readonly to: string | null;
  /** The text whose start the list shows. */
  readonly text: string | null;
  /** Characters of the body's text. */
  readonly textLength: number;
  readonly keys: RelationKeys;
}

export function findingsOf(
  inspection: Inspection,
  { request, keyring, to, text, textLength, keys }: FindingsInput,
): Findings {
  const { kind, message, attachments, issues, signature } = inspection;
  const count = (severity: Severity) => issues.filter((one) => one.severity === severity).length;
  return {
    stray: request.stray,
    broken: request.broken !== null,
    version: inspectionVersion,
    keyring,
    kind,
    verdict: signature?.verdict ?? null,
    recipient: to === null ? null : startWithin(to, bounds.receiver),
    subject: startOnOneLine(message?.subject ?? null),
    preview: startOnOneLine(text),
    attachments: attachments.length,
    errors: count('error'),
    warnings: count('warning'),
    codes: [...new Set(issues.map(({ code }) => code))],
    failure: null,
    textLength,
    keys,
  };
}

/** White space that is not a single space. */
const hasOtherBlanks = /[^\S ]| {2}/;

/** The start of a text, on one line, as the list shows it. */
function startOnOneLine(text: string | null): string | null {
  if (text === null || text === '') return null;
  const start = cutText(text, bounds.preview.characters * 2);
  const line = hasOtherBlanks.test(start) ? start.replace(/\s+/g, ' ') : start;
  return cutText(line.trim(), bounds.preview.characters);
}
