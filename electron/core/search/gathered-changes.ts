/** Milliseconds for which changes are gathered: a request changes three times within a few. */
const gatherMs = 100;

/** So many more changes within that time are a burst, during which changes are gathered on: senders and indexing share processors. */
const burstChanges = 300;

/** A burst is gathered at most so long, in milliseconds, and until so many requests have changed. */
const longest = { ms: 5_000, requests: 20_000 };

/** Requests that were captured or changed. */
export interface Changes {
  readonly ids: readonly number[];
  /** Many more are coming. */
  readonly isBurst: boolean;
}

/** Changes that the search's thread does not know of yet. */
export interface GatheredChanges {
  readonly add: (id: number) => void;
  /** Takes all of them. */
  readonly take: () => Changes;
}

/** @param onDue called when they are to be taken. */
export function createGatheredChanges(onDue: () => void): GatheredChanges {
  let ids = new Set<number>();
  let since = 0;
  let changes = 0;
  let isBurst = false;
  let isWaiting = false;

  function wait(): void {
    isWaiting = true;
    changes = 0;
    setTimeout(look, gatherMs).unref();
  }

  function look(): void {
    isWaiting = false;
    isBurst = changes >= burstChanges;
    if (ids.size === 0) return;
    const isLong = performance.now() - since >= longest.ms || ids.size >= longest.requests;
    if (isBurst && !isLong) wait();
    else onDue();
  }

  return {
    add: (id) => {
      if (ids.size === 0) since = performance.now();
      ids.add(id);
      changes += 1;
      if (!isWaiting) wait();
    },
    take: () => {
      const taken = [...ids];
      ids = new Set();
      return { ids: taken, isBurst };
    },
  };
}
