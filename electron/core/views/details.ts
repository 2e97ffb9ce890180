import type { RequestDetail } from '../../../shared/detail.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { failedInspection } from '../inspect/failed.ts';
import type { Inspect, InspectionResult } from '../inspect/save-findings.ts';
import type { Store } from '../store/store.ts';

/** How many inspections are cached: those of the requests that were read last. Each is at most 1 MB. */
const maxCached = 16;

/** Requests with everything that is cached about them. Their whole inspection is not stored: it is computed from the facts. */
export interface Details {
  /** `null` when the request is not listed. */
  readonly of: (id: number) => Promise<RequestDetail | null>;
  /** Inspects a request whose sender waits for the reply, or returns the cached inspection. */
  readonly inspect: Inspect;
  /** Empties the cache: the keys have changed, or captures were deleted. */
  readonly forget: () => void;
}

/** @param inspectNow the same as `inspect`, for a request whose sender waits for the reply. */
export function createDetails(
  store: Pick<Store, 'record'>,
  inspect: Inspect,
  inspectNow = inspect,
): Details {
  const cached = new Map<number, Promise<InspectionResult>>();

  function inspected(
    request: CapturedRequest,
    run: Inspect,
    body: Uint8Array | null = null,
  ): Promise<InspectionResult> {
    const { id } = request;
    const found = cached.get(id) ?? run(request, body);
    cached.delete(id);
    cached.set(id, found);
    const [oldest] = cached.keys();
    if (cached.size > maxCached && oldest !== undefined) cached.delete(oldest);
    found.catch(() => cached.delete(id));
    return found;
  }

  return {
    of: async (id) => {
      const record = store.record(id);
      if (record === null) return null;
      const { failure, ...stored } = record;
      if (failure !== null) return { ...stored, inspection: failedInspection(failure) };
      const result = await inspected(record.request, inspect);
      if (result === null) return null;
      return {
        ...stored,
        inspection: result.ok ? result.value.inspection : failedInspection(result.failure),
      };
    },
    inspect: (request, body) => inspected(request, inspectNow, body),
    forget: () => cached.clear(),
  };
}
