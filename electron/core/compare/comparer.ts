import type { Comparison } from '../../../shared/comparison.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { loadBody, BodyDeleted } from '../body-reader/load-body.ts';
import type { Store } from '../store/store.ts';
import {
  createJobThread,
  transferable,
  workerUrl,
  type JobOutcome,
} from '../threads/job-thread.ts';
import type { Details } from '../views/details.ts';
import { compareRequests, type ComparedRequest } from './compare.ts';
import { sameBodies, tooLargeBodies, type BodyComparison } from './compare-bodies.ts';
import type { BodyInParts, CompareJob } from './compare-worker.ts';

/** Compares what is stored, in a thread. The facts are read here, the bodies there. */
export interface Comparer {
  /** `null` when one of them is not listed. */
  readonly requests: (left: number, right: number) => Promise<Comparison | null>;
  readonly close: () => Promise<void>;
}

/** Milliseconds after which two bodies count as too large to be compared. */
const timeoutMs = 15_000;

export function createComparer(
  store: Pick<Store, 'bodySlice'>,
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

  return {
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
