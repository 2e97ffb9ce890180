import type { RecheckProgress } from '../../../shared/store-state.ts';
import { collectGarbage } from '../collect-garbage.ts';
import type { Maker } from '../store/pending.ts';
import type { Store } from '../store/store.ts';
import { inspect, inspectionVersion, type Findings, type InspectionContext } from './inspect.ts';

/** Requests asked of the store at once. */
const pageSize = 64;

/** A turn ends at the first request after so many milliseconds; its findings share a commit. */
const quietTurnMs = 8;
/** While captures pour in, thinking takes a turn this short and pauses that long. */
const busyTurnMs = 2;
const busyPauseMs = 100;
/** So many captures since the last turn make it busy. */
const busyCaptures = 8;

/** A body of more bytes is read again only when its capture's memory was given back: together they are several times its size. */
const longBody = 8 * 1024 ** 2;
const longBodyPauseMs = 50;

/** After findings could not be kept. */
const faultPauseMs = 1_000;

/** Inspects after the reply, in short turns, so that thinking never delays an answer. */
export interface LaterInspection {
  /** A request with a body of so many bytes was kept. */
  readonly add: (id: number, bodyBytes: number) => void;
  /** A request is about to be kept and will be inspected by `now`; to be told before it is kept. */
  readonly reserve: (id: number) => void;
  /** Inspects a reserved request at once. Resolves when that is done, or can't be. */
  readonly now: (id: number) => Promise<void>;
  /** A reserved request could not be kept. */
  readonly release: (id: number) => void;
  /** How far stale findings are computed again, `null` when there are none. */
  readonly progress: () => RecheckProgress | null;
  /** The context is another one: what was found in the one before is computed again. */
  readonly again: () => void;
  /** Nothing waits. */
  readonly isIdle: () => boolean;
  /** Resolves once everything added so far is inspected. */
  readonly settled: () => Promise<void>;
  /** Lets the running turn end and starts no other; what is left is found again at the next start. */
  readonly stop: () => Promise<void>;
}

export interface LaterOptions {
  /** Asked anew for each request. */
  readonly context: () => InspectionContext;
  /** Told after the findings of each are kept, and whether they took the place of stale ones. */
  readonly onFindings: (id: number, again: boolean) => void;
  readonly onProgress: () => void;
  /** Told of what must not happen: a request that made the inspection throw. */
  readonly onBug: (error: unknown) => void;
}

interface Page {
  readonly from: 'own' | 'left-over' | 'stale';
  readonly ids: readonly number[];
}

/**
 * What this run captures goes first, oldest first; then what an earlier run left without findings, then
 * what another version found. The store is asked for a page at a time: a million may wait.
 */
export function inspectLater(
  store: Store,
  { context, onFindings, onProgress, onBug }: LaterOptions,
): LaterInspection {
  const firstOwn = store.lastId() + 1;
  let cursor = firstOwn - 1;
  const outdated = store.pending.countStale(maker());
  let recheck: RecheckProgress | null = outdated === 0 ? null : { done: 0, total: outdated };
  /** Those that made the inspection throw, or went while they waited: not tried again in this run. */
  const passed = new Set<number>();
  /** Somebody waits for their findings, so they are not inspected in turn. */
  const reserved = new Set<number>();
  /** What has a long body that may still be in memory. */
  const long = new Set<number>();
  let captured = 0;
  /** Something was added since the store was last asked. */
  let unseen = false;
  let running: Promise<void> | null = null;
  let endPause: (() => void) | null = null;
  let stopped = false;

  function maker(): Maker {
    return { version: inspectionVersion, keyring: context().keys.fingerprint };
  }

  async function run(): Promise<void> {
    for (let page = nextPage(); page !== null && !stopped; page = nextPage()) {
      await inspectPage(page);
    }
    if (stopped || recheck === null) return;
    recheck = null;
    onProgress();
  }

  function nextPage(): Page | null {
    unseen = false;
    const { fresh, leftOver, stale } = store.pending;
    const limit = pageSize + passed.size + reserved.size;
    return (
      pageOf('own', fresh(cursor, limit)) ??
      pageOf('left-over', leftOver(firstOwn, limit)) ??
      (recheck === null ? null : pageOf('stale', stale(maker(), limit)))
    );
  }

  function pageOf(from: Page['from'], found: readonly number[]): Page | null {
    const ids = found.filter((id) => !passed.has(id) && !reserved.has(id));
    return ids.length === 0 ? null : { from, ids };
  }

  async function inspectPage({ from, ids }: Page): Promise<void> {
    for (let at = 0; at < ids.length && !stopped;) {
      const busy = captured >= busyCaptures;
      captured = 0;
      const { next, kept } = await takeTurn({ from, ids }, at, busy ? busyTurnMs : quietTurnMs);
      if (!kept) return pause(faultPauseMs);
      if (from === 'own') cursor = Math.max(cursor, ids[next - 1] ?? 0);
      if (from === 'stale') report(next - at);
      at = next;
      await (busy ? pause(busyPauseMs) : new Promise(setImmediate));
      if (from !== 'own' && captured > 0) return;
    }
  }

  /** @returns where the next turn begins, and whether the findings of this one are on disk. */
  async function takeTurn(
    { from, ids }: Page,
    first: number,
    length: number,
  ): Promise<{ next: number; kept: boolean }> {
    const end = performance.now() + length;
    const keeping: Promise<void>[] = [];
    let next = first;
    do {
      const id = ids[next] ?? 0;
      if (long.delete(id)) await giveBackCapture();
      const findings = await conclude(id);
      if (findings !== null) {
        const keep = store.keepFindings(id, findings);
        keeping.push(keep.then(() => onFindings(id, from === 'stale')));
      }
      next += 1;
    } while (next < ids.length && performance.now() < end);
    const results = await Promise.allSettled(keeping);
    return { next, kept: results.every(({ status }) => status === 'fulfilled') };
  }

  async function conclude(id: number): Promise<Findings | null> {
    try {
      const request = store.facts(id);
      const body = store.body(id);
      if (request !== null && body !== null) return await inspect(request, body, context());
    } catch (error) {
      onBug(error);
    }
    passed.add(id);
    return null;
  }

  async function inspectNow(id: number): Promise<void> {
    const findings = await conclude(id);
    const kept =
      findings !== null &&
      (await store.keepFindings(id, findings).then(
        () => true,
        () => false,
      ));
    reserved.delete(id);
    if (kept) {
      onFindings(id, false);
      // The keys were changed meanwhile, and others were looked for already.
      if (findings.keyring !== null && findings.keyring !== maker().keyring) again();
    } else if (findings !== null) {
      // Later, then, like any other.
      add(id, 0);
    }
  }

  function add(id: number, bodyBytes: number): void {
    if (bodyBytes > longBody) long.add(id);
    captured += 1;
    unseen = true;
    // A slow body is kept after a later request was inspected already.
    cursor = Math.min(cursor, id - 1);
    wake();
  }

  function again(): void {
    // What is being inspected in turn is kept before anything stale is looked for.
    recheck = { done: 0, total: store.pending.countStale(maker()) };
    unseen = true;
    onProgress();
    wake();
  }

  function report(count: number): void {
    if (recheck === null) return;
    recheck = { ...recheck, done: Math.min(recheck.done + count, recheck.total) };
    onProgress();
  }

  /** Once the reply has left, nobody holds the body as it came. */
  async function giveBackCapture(): Promise<void> {
    await pause(longBodyPauseMs);
    collectGarbage();
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The reply that is just leaving goes first, and its request's memory with it. */
  function wake(): void {
    running ??= new Promise(setImmediate).then(run).finally(() => {
      running = null;
      if (unseen && !stopped) wake();
    });
  }

  setImmediate(() => stopped || wake());
  return {
    add,
    reserve: (id) => void reserved.add(id),
    now: inspectNow,
    release: (id) => void reserved.delete(id),
    progress: () => recheck,
    again,
    isIdle: () => running === null,
    settled: async () => {
      while (running !== null) await running;
    },
    stop: async () => {
      stopped = true;
      endPause?.();
      await running;
    },
  };
}
