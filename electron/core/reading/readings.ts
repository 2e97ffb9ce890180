import type { CapturedRequest } from '../../../shared/request.ts';
import { readBodyText } from '../inspect/body-text.ts';
import { inspect, readHtml, type InspectionContext } from '../inspect/inspect.ts';
import { readBodyParts } from '../inspect/parts.ts';
import { readSms } from '../sms/read-sms.ts';

/** What can be read from a request and its body. Each is total, and takes long only for a long body. */
export const readings = {
  inspection: inspect,
  text: readBodyText,
  parts: readBodyParts,
  html: readHtml,
  sms: readSms,
} as const satisfies Record<
  string,
  (request: CapturedRequest, body: Uint8Array, context: InspectionContext) => unknown
>;

export type ReadingName = keyof typeof readings;
export type ReadingOf<Name extends ReadingName> = Awaited<ReturnType<(typeof readings)[Name]>>;

/** One reading to be done in a thread. */
export interface ReadingJob {
  readonly name: ReadingName;
  readonly request: CapturedRequest;
  /** The body, in parts that nobody else uses. */
  readonly parts: readonly Uint8Array[];
  readonly context: InspectionContext;
}

export type ReadingAnswer = { readonly value: unknown } | { readonly thrown: string };
