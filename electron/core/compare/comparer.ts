import type { Comparison } from '../../../shared/comparison.ts';
import type { DispatchAnswer } from '../../../shared/dispatches.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { capture } from '../capture/capture.ts';
import { loadBody, BodyDeleted } from '../body-reader/load-body.ts';
import type { Store } from '../store/store.ts';
import {
  createJobThread,
  transferable,
  workerUrl,
  type JobOutcome,
} from '../threads/job-thread.ts';
import type { Details } from '../views/details.ts';
import {
  compareAnswers,
  compareRequests,
  type ComparedAnswer,
  type ComparedRequest,
} from './compare.ts';
import { sameBodies, tooLargeBodies, type BodyComparison } from './compare-bodies.ts';
import type { BodyInParts, CompareJob } from './compare-worker.ts';

/** Compares what is stored, in a thread. The facts are read here, the bodies there. */
export interface Comparer {
  /** `null` when one of them is not listed. */
  readonly requests: (left: number, right: number) => Promise<Comparison | null>;
  /** Compares the answers of two dispatches. `null` when one of them has no answer, or is not stored any more. */
  readonly answers: (left: number, right: number) => Promise<Comparison | null>;
  readonly close: () => Promise<void>;
}

/** The body of an answer is decoded and read like that of a request. */
function bodyOfAnswer({ headers, body, isCut }: DispatchAnswer): BodyInParts {
  const { request } = capture(
    {
      ...{ id: 0, receivedAt: 0, endedAt: 0, via: 'local', peer: null, method: 'POST', url: '/' },
      ...{ httpVersion: '1.1', headers, trailers: [], stray: false, broken: null },
      ended: isCut ? 'truncated' : 'complete',
    },
    [body],
  );
  // A copy: the thread gets the memory of the parts.
  return { request, parts: [Uint8Array.from(body)] };
}

/** Milliseconds after which two bodies count as too large to be compared. */
const timeoutMs = 15_000;

export function createComparer(
  store: Pick<Store, 'bodySlice' | 'dispatches'>,
  details: Pick<Details, 'of'>,
): Comparer {
  const thread = createJobThread<CompareJob, JobOutcome>(
    workerUrl(import.meta.url, './compare-worker.ts', 'compare-worker'),
    { timeoutMs },
  );

  async function compareInThread(
    load: (signal: AbortSignal) => Promise<CompareJob>,
  ): Promise<BodyComparison> {
    const result = await thread.run(async (signal) => {
      const job = await load(signal);
      return { job, transfer: transferable([...job.left.parts, ...job.right.parts]) };
    });
    if (!result.ok || 'thrown' in result.value) return tooLargeBodies;
    return result.value.value as BodyComparison;
  }

  async function inParts(request: CapturedRequest, signal: AbortSignal): Promise<BodyInParts> {
    return { request, parts: await loadBody(store, request, signal) };
  }

  async function requestOf(id: number): Promise<ComparedRequest | null> {
    const detail = await details.of(id);
    if (detail === null) return null;
    const { request, reply, inspection } = detail;
    return { request, reply, verdict: inspection?.signature?.verdict ?? null };
  }

  function answerOf(id: number): ComparedAnswer | null {
    const [dispatch, answer] = [store.dispatches.one(id), store.dispatches.answer(id)];
    return dispatch === null || answer === null ? null : { dispatch, answer };
  }

  return {
    answers: async (leftId, rightId) => {
      const [left, right] = [answerOf(leftId), answerOf(rightId)];
      if (left === null || right === null) return null;
      const [one, other] = [bodyOfAnswer(left.answer), bodyOfAnswer(right.answer)];
      const bodies =
        one.request.body.sha256 === other.request.body.sha256
          ? sameBodies
          : await compareInThread(() => Promise.resolve({ left: one, right: other }));
      return compareAnswers(left, right, bodies);
    },
    requests: async (leftId, rightId) => {
      const [left, right] = [await requestOf(leftId), await requestOf(rightId)];
      if (left === null || right === null) return null;
      if (left.request.body.sha256 === right.request.body.sha256)
        return compareRequests(left, right, sameBodies);
      try {
        const bodies = await compareInThread(async (signal) => ({
          left: await inParts(left.request, signal),
          right: await inParts(right.request, signal),
        }));
        return compareRequests(left, right, bodies);
      } catch (error) {
        if (error instanceof BodyDeleted) return null;
        throw error;
      }
    },
    close: thread.close,
  };
}
