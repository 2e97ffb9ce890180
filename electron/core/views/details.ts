import type { RequestDetail } from '../../../shared/detail.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { failedInspection } from '../inspect/failed.ts';
import type { Inspect, InspectionResult } from '../inspect/save-findings.ts';
import type { Store } from '../store/store.ts';

/** How many inspections are cached: those of the requests that were read last. Each is at most 1 MB. */
const maxCached = 16;

/** Requests with everything that is known about them. Their whole inspection is not stored: it is computed from the facts. */
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
  const known = new Map<number, Promise<InspectionResult>>();

  function inspected(
    request: CapturedRequest,
    by: Inspect,
    body: Uint8Array | null = null,
  ): Promise<InspectionResult> {
    const { id } = request;
    const found = known.get(id) ?? by(request, body);
    known.delete(id);
    known.set(id, found);
    const [oldest] = known.keys();
    if (known.size > maxCached && oldest !== undefined) known.delete(oldest);
    found.catch(() => known.delete(id));
    return found;
  }

  return {
    of: async (id) => {
      const record = store.record(id);
      if (record === null) return null;
      const { failure, ...stored } = record;
      if (failure !== null) return { ...stored, inspection: failedInspection(failure) };
      const reading = await inspected(record.request, inspect);
      if (reading === null) return null;
      return {
        ...stored,
        inspection: reading.ok ? reading.value.inspection : failedInspection(reading.failure),
      };
    },
    inspect: (request, body) => inspected(request, inspectNow, body),
    forget: () => known.clear(),
  };
}
