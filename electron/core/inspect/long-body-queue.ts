import type { CapturedRequest } from '../../../shared/request.ts';

/** Requests with a long body, which are inspected one after another in the reader's thread. */
export interface LongBodyQueue {
  /** Adds a request, unless it is in the queue. @param isRecheck its findings are stale, not missing. */
  readonly add: (request: CapturedRequest, isRecheck: boolean) => void;
  readonly has: (id: number) => boolean;
  readonly size: () => number;
  /** Resolves once the last request added so far has left the queue. */
  readonly settled: () => Promise<void>;
}

/**
 * @param inspect called when the turn of a request has come, so that only then its body is loaded. Must not reject.
 * @param onLeft called after a request has left the queue.
 */
export function createLongBodyQueue(
  inspect: (request: CapturedRequest, isRecheck: boolean) => Promise<void>,
  onLeft: () => void,
): LongBodyQueue {
  const ids = new Set<number>();
  let last: Promise<void> = Promise.resolve();
  return {
    add: (request, isRecheck) => {
      if (ids.has(request.id)) return;
      ids.add(request.id);
      last = last
        .then(() => inspect(request, isRecheck))
        .finally(() => {
          ids.delete(request.id);
          onLeft();
        });
    },
    has: (id) => ids.has(id),
    size: () => ids.size,
    settled: () => last,
  };
}
