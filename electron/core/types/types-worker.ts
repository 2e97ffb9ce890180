import type { CapturedRequest } from '../../../shared/request.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { TypeLanguage } from '../../../shared/types.ts';
import { answerJobs } from '../threads/answer-jobs.ts';
import { makeTypes } from './make-types.ts';

/** Bodies on their way into the thread, whose memory is handed over. */
export interface TypesJob {
  readonly samples: readonly {
    readonly request: CapturedRequest;
    readonly kind: Kind;
    readonly parts: readonly Uint8Array[];
  }[];
  readonly language: TypeLanguage;
}

/** Entry of the worker thread that makes types. It alone loads the library for that. */
answerJobs(({ samples, language }: TypesJob) =>
  makeTypes(
    samples.map(({ parts, ...sample }) => ({ ...sample, bytes: Buffer.concat(parts) })),
    language,
  ),
);
