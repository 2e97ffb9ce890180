import type { Destination } from '../../../../shared/destinations.ts';
import type { Store } from '../../store/store.ts';
import type { ForwardPace } from './pace.ts';
import { faultPauseMs } from './timing.ts';

/** Requests that are assigned in one transaction. */
const atOnce = 200;
/** Captures of this many milliseconds are assigned together; while they fill the thread, of more. */
const gatherMs = { usual: 2, busy: 250 };

/** A destination that is on, and since when. */
export interface OpenDestination {
  readonly destination: Destination;
  readonly fromId: number;
}

export interface AssignmentDependencies {
  readonly store: Pick<Store, 'outboxes'>;
  readonly pace: ForwardPace;
  readonly destinations: () => readonly OpenDestination[];
  /** The destination that answers senders in our place; `null` without one. */
  readonly relayedTo: () => string | null;
  /** Those of some requests that pass a query; none where it has a fault. */
  readonly passing: (query: string, ids: readonly number[]) => Promise<readonly number[]>;
  readonly now: () => number;
  /** Called with requests that wait for a destination now. */
  readonly onAssigned: (
    destinationId: string,
    requestIds: readonly number[],
    count: number,
  ) => void;
  readonly onBug: (error: unknown) => void;
}

/**
 * Decides which destinations captured requests go to. A request that can't be decided yet is held on disk, for each such
 * destination by itself: until it is inspected where there is a query, and until its reply is decided where the destination
 * may give that reply.
 */
export interface ForwardAssignment {
  /**
   * A request that may be forwarded is about to be put on disk. To be called before that: from its commit on, until it is
   * synchronised and `captured`, it looks like one that an earlier run left.
   */
  readonly expect: (id: number) => void;
  /** It was captured: it is on disk, and may be answered. */
  readonly captured: (id: number) => void;
  /** It could not be put on disk. */
  readonly failed: (id: number) => void;
  /** Its reply is decided; what was relayed is on disk. */
  readonly decided: (id: number) => void;
  readonly inspected: (id: number) => void;
  /** The destinations are known, or were changed: looks at everything again. Nothing is assigned before the first call. */
  readonly again: () => void;
  readonly close: () => Promise<void>;
}

export function createAssignment(dependencies: AssignmentDependencies): ForwardAssignment {
  const { store, pace, destinations, relayedTo, passing, now, onAssigned, onBug } = dependencies;
  const { outboxes } = store;
  /** Expected, and not captured. They may be committed already, but nothing is forwarded before it is on disk. */
  const expected = new Set<number>();
  /** Expected in this run, and the reply is not decided. */
  const undecided = new Set<number>();
  /** Something that they were held for has come. */
  let ready = new Set<number>();
  let hasNew = true;
  let looksAtAll = true;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> | null = null;
  let isStarted = false;
  let isClosed = false;

  const isHeld = ({ destination }: OpenDestination) =>
    destination.query !== null || destination.id === relayedTo();

  /** Decides a page of new requests. @returns whether there may be more. */
  async function assignNew(): Promise<boolean> {
    const ids = outboxes.unassigned(atOnce).filter((id) => !expected.has(id));
    if (ids.length === 0) return false;
    const plans = destinations().map((open) => ({
      open,
      ids: ids.filter((id) => id >= open.fromId),
    }));
    const added = new Map<string, number>();
    await outboxes.change((writes) => {
      for (const { open, ids: some } of plans) {
        const { destination } = open;
        if (isHeld(open)) writes.hold(destination.id, some);
        else added.set(destination.id, writes.assign(assignmentOf(destination, some, false)));
      }
      writes.decided(ids);
    });
    for (const { open, ids: some } of plans) {
      if (isHeld(open)) for (const id of some) ready.add(id);
      report(open.destination, some, added.get(open.destination.id) ?? 0);
    }
    return ids.length === atOnce;
  }

  function assignmentOf(
    destination: Destination,
    requestIds: readonly number[],
    mayBeTwice: boolean,
  ) {
    return { destination, requestIds, at: now(), mayBeTwice };
  }

  function report({ id }: Destination, ids: readonly number[], count: number): void {
    if (count > 0) onAssigned(id, ids, count);
  }

  /** Decides what is held for a destination, as far as that is possible. */
  async function decideHeld(
    open: OpenDestination,
    held: readonly number[],
    isLeftOver: boolean,
  ): Promise<void> {
    const { destination } = open;
    const { id, query } = destination;
    const isRelay = id === relayedTo();
    const answered = isRelay ? held.filter((one) => !undecided.has(one)) : held;
    const decidable = query === null ? answered : outboxes.inspectedAmong(answered);
    if (decidable.length === 0) return;
    const passed = query === null ? decidable : await passing(query, decidable);
    let added = 0;
    await outboxes.change((writes) => {
      // What an earlier run of the app left may have been relayed without a trace.
      added = writes.assign(assignmentOf(destination, passed, isRelay && isLeftOver));
      writes.release(id, decidable);
    });
    report(destination, passed, added);
  }

  async function decideReady(): Promise<void> {
    const ids = [...ready];
    ready = new Set();
    try {
      for (const open of destinations()) {
        for (let from = 0; from < ids.length; from += atOnce) {
          const held = outboxes.heldAmong(open.destination.id, ids.slice(from, from + atOnce));
          if (held.length > 0) await decideHeld(open, held, false);
        }
      }
    } catch (error) {
      for (const id of ids) ready.add(id);
      throw error;
    }
  }

  async function decideAll(): Promise<void> {
    for (const open of destinations()) {
      let after = 0;
      for (;;) {
        const held = outboxes.held(open.destination.id, after, atOnce);
        if (held.length > 0) await decideHeld(open, held, true);
        after = held.at(-1) ?? 0;
        if (held.length < atOnce) break;
      }
    }
  }

  const hasWork = () => hasNew || looksAtAll || ready.size > 0;

  /** @returns after how many milliseconds it goes on. */
  async function run(): Promise<number> {
    while (!isClosed && hasWork()) {
      try {
        if (hasNew) {
          hasNew = false;
          if (await assignNew()) hasNew = true;
        }
        if (looksAtAll) {
          looksAtAll = false;
          await decideAll();
        }
        if (ready.size > 0) await decideReady();
      } catch (error) {
        hasNew = looksAtAll = true;
        onBug(error);
        return faultPauseMs;
      }
      if (pace.isBusy()) return gatherMs.busy;
    }
    return gatherMs.usual;
  }

  function wake(inMs: number = gatherMs.usual): void {
    if (!isStarted || isClosed || timer !== null || running !== null) return;
    timer = setTimeout(() => {
      timer = null;
      running = run().then((pauseMs) => {
        running = null;
        if (hasWork()) wake(pauseMs);
      });
    }, inMs);
  }

  return {
    expect: (id) => {
      expected.add(id);
      if (relayedTo() !== null) undecided.add(id);
    },
    failed: (id) => {
      expected.delete(id);
      undecided.delete(id);
    },
    captured: (id) => {
      expected.delete(id);
      hasNew = true;
      wake();
    },
    decided: (id) => {
      if (!undecided.delete(id)) return;
      ready.add(id);
      wake();
    },
    inspected: (id) => {
      if (!destinations().some(({ destination }) => destination.query !== null)) return;
      ready.add(id);
      wake();
    },
    again: () => {
      isStarted = hasNew = looksAtAll = true;
      wake();
    },
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
