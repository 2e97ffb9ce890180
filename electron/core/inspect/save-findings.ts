import type { CapturedRequest } from '../../../shared/request.ts';
import type { JobResult } from '../threads/job-thread.ts';
import type { Store } from '../store/store.ts';
import { failedFindings } from './failed.ts';
import type { Findings } from './findings.ts';
import type { Inspected } from './inspect.ts';

/** The result of an inspection; `null` when the request's body is not in the store any more. */
export type InspectionResult = JobResult<Inspected> | null;

/** Reads and inspects a request. @param body if it is in memory. */
export type Inspect = (
  request: CapturedRequest,
  body?: Uint8Array | null,
) => Promise<InspectionResult>;

/** The findings of a request, which are to be stored. */
export interface RequestFindings {
  readonly id: number;
  readonly findings: Findings;
  /** Its body as it was received, if it is in memory. */
  readonly body: Uint8Array | null;
}

/** Takes the findings out of inspections and stores them. */
export interface FindingsSaver {
  /** @returns `null` when the request is not stored any more, or inspecting was stopped. */
  readonly findingsOf: (
    request: CapturedRequest,
    result: Promise<InspectionResult>,
  ) => Promise<Findings | null>;
  /**
   * Stores the findings of some requests in one commit.
   *
   * @param mayWait some milliseconds for other writes, to share a commit.
   * @returns whether all are on disk.
   */
  readonly save: (
    inspected: readonly RequestFindings[],
    isRecheck: boolean,
    mayWait?: boolean,
  ) => Promise<boolean>;
}

/** @param onStale called when the keys changed while a request was inspected. */
export function createFindingsSaver(
  store: Pick<Store, 'facts' | 'saveFindings'>,
  {
    keyring,
    onFindings,
    onStale,
    onBug,
  }: {
    readonly keyring: () => string;
    readonly onFindings: (ids: readonly number[], isRecheck: boolean) => void;
    readonly onStale: () => void;
    readonly onBug: (error: unknown) => void;
  },
): FindingsSaver {
  /** @returns those that are on disk. */
  async function storeAll(
    inspected: readonly RequestFindings[],
    mayWait: boolean,
  ): Promise<readonly RequestFindings[]> {
    const results = await Promise.allSettled(
      inspected.map(({ id, findings, body }) =>
        store.saveFindings(id, findings, { body, mayWait }),
      ),
    );
    // The store's state has the reason for each that failed.
    return inspected.filter((_, index) => results[index]?.status === 'fulfilled');
  }

  return {
    findingsOf: async (request, result) => {
      const read = await result;
      if (read === null) {
        const isStored = store.facts(request.id) !== null;
        return isStored ? failedFindings(request, 'its body is not in the store any more') : null;
      }
      if (read.ok) return read.value.findings;
      if (read.failure === 'closed') return null;
      if (read.failure !== 'time' && read.failure !== 'memory') onBug(new Error(read.failure));
      return failedFindings(request, read.failure);
    },
    save: async (inspected, isRecheck, mayWait = false) => {
      const stored = await storeAll(inspected, mayWait);
      if (stored.length === 0) return inspected.length === 0;
      onFindings(
        stored.map(({ id }) => id),
        isRecheck,
      );
      const present = keyring();
      if (stored.some(({ findings }) => (findings.keyring ?? present) !== present)) onStale();
      return stored.length === inspected.length;
    },
  };
}
