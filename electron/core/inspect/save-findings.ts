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

/** Takes the findings out of inspections and stores them. */
export interface FindingsSaver {
  /** @returns `null` when the request is not stored any more, or inspecting was stopped. */
  readonly findingsOf: (
    request: CapturedRequest,
    result: Promise<InspectionResult>,
  ) => Promise<Findings | null>;
  /** @returns whether the findings are on disk. */
  readonly save: (id: number, findings: Findings, isRecheck: boolean) => Promise<boolean>;
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
    readonly onFindings: (id: number, isRecheck: boolean) => void;
    readonly onStale: () => void;
    readonly onBug: (error: unknown) => void;
  },
): FindingsSaver {
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
    save: async (id, findings, isRecheck) => {
      try {
        await store.saveFindings(id, findings);
      } catch {
        // The store's state has the reason.
        return false;
      }
      onFindings(id, isRecheck);
      if (findings.keyring !== null && findings.keyring !== keyring()) onStale();
      return true;
    },
  };
}
