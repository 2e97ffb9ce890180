import type { CapturedRequest } from '../../../shared/request.ts';
import { readBodyText } from '../inspect/body/body-text.ts';
import { inspect, readHtml, type InspectionContext } from '../inspect/inspect.ts';
import { readBodyParts } from '../inspect/form/parts.ts';
import { readSms } from '../sms/read-sms.ts';

/** Everything that can be read from a request and its body. Each job is total, and slow only for a long body. */
export const readJobs = {
  inspection: inspect,
  text: readBodyText,
  parts: readBodyParts,
  html: readHtml,
  sms: readSms,
} as const satisfies Record<
  string,
  (request: CapturedRequest, body: Uint8Array, context: InspectionContext) => unknown
>;

export type ReadJobName = keyof typeof readJobs;
export type ReadJobValue<Name extends ReadJobName> = Awaited<ReturnType<(typeof readJobs)[Name]>>;

/** One job for the worker thread. */
export interface ReadJob {
  readonly name: ReadJobName;
  readonly request: CapturedRequest;
  /** The body in parts. Their memory is transferred, so nothing else may use them. */
  readonly parts: readonly Uint8Array[];
  readonly context: InspectionContext;
}

export type ReadJobAnswer = { readonly value: unknown } | { readonly thrown: string };
