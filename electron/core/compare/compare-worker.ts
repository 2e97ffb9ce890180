import type { CapturedRequest } from '../../../shared/request.ts';
import { answerJobs } from '../threads/answer-jobs.ts';
import { compareBodies } from './compare-bodies.ts';

/** A body on its way into the thread, in parts whose memory is handed over. */
export interface BodyInParts {
  readonly request: CapturedRequest;
  readonly parts: readonly Uint8Array[];
}

/** Two bodies to compare. */
export interface CompareJob {
  readonly left: BodyInParts;
  readonly right: BodyInParts;
}

const whole = ({ request, parts }: BodyInParts) => ({ request, bytes: Buffer.concat(parts) });

/** Entry of the worker thread that compares bodies, so that the inspector's event loop stays free for senders. */
answerJobs(({ left, right }: CompareJob) => compareBodies(whole(left), whole(right)));
