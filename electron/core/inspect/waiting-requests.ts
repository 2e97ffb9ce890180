import type { RequestWithShortBody } from '../store/short-requests.ts';
import type { InspectedWith } from '../store/pending.ts';
import type { Store } from '../store/store.ts';
import type { LongBodyQueue } from './long-body-queue.ts';

/** Requests that are loaded from the store together. */
const pageSize = 256;

/** The maximum number of requests in the queue of long bodies; the others wait in the store's table. */
const queueLength = 16;

/** Requests that wait, all for the same reason: captured in this run, left by an earlier one, or with stale findings. */
export interface WaitingPage {
  readonly from: 'new' | 'left-over' | 'stale';
  readonly requests: readonly RequestWithShortBody[];
}

interface WaitingOptions {
  /** Requests that are inspected elsewhere, so they are left out. */
  readonly reserved: ReadonlySet<number>;
  readonly longBodies: Pick<LongBodyQueue, 'add' | 'has' | 'size'>;
  /** The version and the keys that current findings have. */
  readonly current: () => InspectedWith;
}

/**
 * Reads the store's table of the requests without current findings, a page at a time: those captured since it was
 * created, then those that an earlier run left, then stale ones.
 */
export function createWaitingRequests(
  store: Pick<Store, 'lastId' | 'pending' | 'withShortBodies' | 'facts'>,
  { reserved, longBodies, current }: WaitingOptions,
): {
  /** Fills the queue of long bodies. @returns the page to inspect next; `null` when none waits. */
  readonly next: (withStale: boolean) => WaitingPage | null;
} {
  const firstNewId = store.lastId() + 1;

  function queueLong(): void {
    if (longBodies.size() >= queueLength) return;
    for (const id of store.pending.long(queueLength + reserved.size)) {
      if (longBodies.size() >= queueLength) return;
      const request = reserved.has(id) || longBodies.has(id) ? null : store.facts(id);
      if (request !== null) longBodies.add(request, false);
    }
  }

  function pageOf(from: WaitingPage['from'], found: readonly number[]): WaitingPage | null {
    const ids = found.filter((id) => !reserved.has(id) && !longBodies.has(id));
    return ids.length === 0 ? null : { from, requests: store.withShortBodies(ids) };
  }

  return {
    next: (withStale) => {
      queueLong();
      const { fresh, leftOver, stale } = store.pending;
      const limit = pageSize + reserved.size;
      return (
        pageOf('new', fresh(firstNewId - 1, limit)) ??
        pageOf('left-over', leftOver(firstNewId, limit)) ??
        (!withStale || longBodies.size() >= queueLength
          ? null
          : pageOf('stale', stale(current(), limit + longBodies.size())))
      );
    },
  };
}
