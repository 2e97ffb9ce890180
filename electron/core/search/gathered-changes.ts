/** Milliseconds for which changes are gathered: a request changes three times within a few. */
const gatherMs = 100;

/** This many more changes within that time are a burst, during which changes are gathered on: senders and indexing share processors. */
const burstChanges = 300;

/** A burst is gathered for at most this many milliseconds, and until this many requests have changed. */
const longest = { ms: 5_000, requests: 20_000 };

/** Requests that were captured or changed. */
export interface Changes {
  readonly ids: readonly number[];
  /** Those of them that may not be indexed. */
  readonly unindexed: readonly number[];
  /** Many more are coming. */
  readonly isBurst: boolean;
}

/** Changes that the search's thread does not know of yet. */
export interface GatheredChanges {
  readonly add: (id: number) => void;
  /** The same for a request that was added before, at any time. */
  readonly addLater: (id: number) => void;
  /** Takes all of them. */
  readonly take: () => Changes;
}

/** @param onDue called when they are to be taken. */
export function createGatheredChanges(onDue: () => void): GatheredChanges {
  /** Whether each may not be indexed. */
  let gathered = new Map<number, boolean>();
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
    if (gathered.size === 0) return;
    const isLong = performance.now() - since >= longest.ms || gathered.size >= longest.requests;
    if (isBurst && !isLong) wait();
    else onDue();
  }

  function add(id: number, mayBeUnindexed: boolean): void {
    if (gathered.size === 0) since = performance.now();
    gathered.set(id, mayBeUnindexed || gathered.get(id) === true);
    changes += 1;
    if (!isWaiting) wait();
  }

  return {
    add: (id) => add(id, true),
    addLater: (id) => add(id, false),
    take: () => {
      const taken = gathered;
      gathered = new Map();
      const ids = [...taken.keys()];
      return { ids, unindexed: ids.filter((id) => taken.get(id) === true), isBurst };
    },
  };
}
