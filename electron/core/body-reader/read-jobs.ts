import type { MessagePort } from 'node:worker_threads';
import type { CapturedRequest } from '../../../shared/request.ts';
import { readBodyText } from '../inspect/body/body-text.ts';
import { inspectOpened, readHtml, type InspectionContext } from '../inspect/inspect.ts';
import type { OpenedBody } from '../inspect/opened-body.ts';
import { readBodyParts } from '../inspect/form/parts.ts';
import { readSms } from '../sms/read-sms.ts';
import type { JobOutcome } from '../threads/job-thread.ts';

/** Everything that can be read from a request and its body. Each job is total, and slow only for a long body. */
export const readJobs = {
  inspection: inspectOpened,
  text: (_, opened) => readBodyText(opened),
  parts: (request, opened) => readBodyParts(request, opened),
  html: (_, opened) => readHtml(opened),
  sms: (_, opened) => readSms(opened),
} as const satisfies Record<
  string,
  (request: CapturedRequest, opened: OpenedBody, context: InspectionContext) => unknown
>;

export type ReadJobName = keyof typeof readJobs;
export type ReadJobValue<Name extends ReadJobName> = Awaited<ReturnType<(typeof readJobs)[Name]>>;

/** One job for the worker thread. */
export interface ReadJob {
  readonly name: ReadJobName;
  readonly request: CapturedRequest;
  /**
   * The body in parts, whose memory is transferred, so nothing else may use them; `null` when the thread remembers the
   * body.
   */
  readonly parts: readonly Uint8Array[] | null;
  /** Where the thread reads a long body from, in place of `parts`. */
  readonly source: MessagePort | null;
  /** More jobs for the same request are likely, so the thread remembers its body. */
  readonly remember: boolean;
  readonly context: InspectionContext;
}

/** @property remembered the ids of the requests whose bodies the thread remembers now. */
export type ReadJobAnswer = JobOutcome & { readonly remembered: readonly number[] };
