import { setTimeout as delay } from 'node:timers/promises';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { RecheckProgress } from '../../../shared/store-state.ts';
import type { ReadResult } from '../body-reader/reader-thread.ts';
import { isShortRequest, type RequestWithShortBody } from '../store/short-requests.ts';
import type { InspectedWith } from '../store/pending.ts';
import type { Store } from '../store/store.ts';
import { codingAtStart } from './body/content-encoding.ts';
import { failedFindings } from './failed.ts';
import { inspectionVersion, type Findings } from './findings.ts';
import type { Inspected } from './inspect.ts';

/** Requests asked of the store at once. */
const pageSize = 256;

/** A turn ends at the first request after so many milliseconds. */
const quietTurnMs = 8;
/** While captures pour in, a turn is this short and a pause that long. */
const busyTurnMs = 2;
const busyPauseMs = 100;
/** So many captures since the last turn make it busy. */
const busyCaptures = 8;

/** Requests with a long body in the thread and before it. */
const queueLength = 16;

/** Milliseconds that a sender waits for the inspection that a rule asks for. */
const patienceMs = 5_000;

/** After the store could not be read, or findings could not be stored. */
const faultPauseMs = 1_000;

/** Inspects after the reply, in short turns, so that inspecting never delays an answer. */
export interface LaterInspection {
  /** A request was stored. */
  readonly add: (id: number) => void;
  /** A request is about to be stored and will be inspected by `now`; to be called before it is stored. */
  readonly reserve: (id: number) => void;
  /** Inspects a reserved request at once. @param body where it is in memory. */
  readonly now: (request: CapturedRequest, body: Uint8Array | null) => EarlyInspection;
  /** A reserved request could not be stored. */
  readonly release: (id: number) => void;
  /** How far stale findings are computed again, `null` when there are none. */
  readonly progress: () => RecheckProgress | null;
  /** The keys are others: what depends on them is computed again. */
  readonly again: () => void;
  /** Nothing waits. */
  readonly isIdle: () => boolean;
  /** Resolves once everything added so far is inspected. */
  readonly settled: () => Promise<void>;
  /** Lets the running turn end and starts no other; what is left is found again at the next start. */
  readonly stop: () => Promise<void>;
}

/** What became of an inspection; `null` when the request's body is not in the store any more. */
export type InspectionResult = ReadResult<Inspected> | null;

/** Reads and inspects a request. @param body where it was read already. */
export type Inspect = (
  request: CapturedRequest,
  body?: Uint8Array | null,
) => Promise<InspectionResult>;

/** A request that is inspected before its reply, for the rules that decide it. */
export interface EarlyInspection {
  readonly result: Promise<InspectionResult>;
  /** Resolves when the findings are stored, can't be stored for now, or take too long. */
  readonly settled: Promise<void>;
}

export interface LaterOptions {
  readonly inspect: Inspect;
  /** The same for a request whose sender waits: it does not queue behind others. */
  readonly inspectNow: Inspect;
  /** The fingerprint of the keys that signatures are tried with now. */
  readonly keyring: () => string;
  /** Told after the findings of each are stored, and whether they took the place of stale ones. */
  readonly onFindings: (id: number, again: boolean) => void;
  readonly onProgress: () => void;
  /** Told once all stale findings are computed again. */
  readonly onRechecked: () => void;
  /** Told of what must not happen: the store could not be read, or the inspection threw. */
  readonly onBug: (error: unknown) => void;
}

interface Page {
  readonly from: 'own' | 'left-over' | 'stale';
  readonly requests: readonly RequestWithShortBody[];
}

interface Made {
  readonly id: number;
  readonly findings: Findings;
}

/**
 * What this run captures goes first, oldest first; then what an earlier run left without findings, then what another
 * version or other keys found. Which requests wait is a table of the store, and it is asked for each page: a request
 * waits until its findings are stored, whenever it came and whatever its number. A long body is read in a thread,
 * beside the others.
 */
export function inspectLater(
  store: Pick<Store, 'lastId' | 'pending' | 'withShortBodies' | 'facts' | 'saveFindings'>,
  { inspect, inspectNow, keyring, onFindings, onProgress, onRechecked, onBug }: LaterOptions,
): LaterInspection {
  const firstOwn = store.lastId() + 1;
  const outdated = store.pending.countStale(maker());
  let recheck: RecheckProgress | null = outdated === 0 ? null : { done: 0, total: outdated };
  /** Somebody waits for their findings, so they are not inspected in turn. */
  const reserved = new Set<number>();
  /** Those with a long body, in the thread or waiting for it. */
  const inThread = new Set<number>();
  let lastInThread: Promise<void> = Promise.resolve();
  let captured = 0;
  /** Something was added since the store was last asked. */
  let unseen = false;
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const { signal } = stopping;

  function maker(): InspectedWith {
    return { version: inspectionVersion, keyring: keyring() };
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const page = nextPage();
        if (page === null) break;
        await inspectPage(page);
      } catch (error) {
        onBug(error);
        await pause(faultPauseMs);
      }
    }
    if (signal.aborted || recheck === null || inThread.size > 0) return;
    recheck = null;
    onProgress();
    onRechecked();
  }

  function nextPage(): Page | null {
    unseen = false;
    queueLong();
    const { fresh, leftOver, stale } = store.pending;
    const limit = pageSize + reserved.size;
    return (
      pageOf('own', fresh(firstOwn - 1, limit)) ??
      pageOf('left-over', leftOver(firstOwn, limit)) ??
      (recheck === null || inThread.size >= queueLength
        ? null
        : pageOf('stale', stale(maker(), limit + inThread.size)))
    );
  }

  /** Keeps a few long ones before the thread; all others wait in the table. */
  function queueLong(): void {
    if (inThread.size >= queueLength) return;
    for (const id of store.pending.long(queueLength + reserved.size)) {
      if (inThread.size >= queueLength) return;
      const request = reserved.has(id) || inThread.has(id) ? null : store.facts(id);
      if (request !== null) inspectInThread(request, false);
    }
  }

  function pageOf(from: Page['from'], found: readonly number[]): Page | null {
    const ids = found.filter((id) => !reserved.has(id) && !inThread.has(id));
    return ids.length === 0 ? null : { from, requests: store.withShortBodies(ids) };
  }

  /** The findings of a page share a commit; while captures pour in, those of a turn do. */
  async function inspectPage({ from, requests }: Page): Promise<void> {
    let made: Made[] = [];
    let at = 0;
    for (let more = true; more && !signal.aborted;) {
      const busy = captured >= busyCaptures;
      captured = 0;
      at = await takeTurn({ from, requests }, at, busy ? busyTurnMs : quietTurnMs, made);
      more = at < requests.length && !(from !== 'own' && captured > 0);
      if (busy || !more) {
        if (!(await keepAll(made, from === 'stale'))) return pause(faultPauseMs);
        made = [];
      }
      await (busy ? pause(busyPauseMs) : new Promise(setImmediate));
    }
    if (from === 'stale') report(at);
  }

  /** Inspects for a while. @returns where the next turn begins. */
  async function takeTurn(
    { from, requests }: Page,
    first: number,
    length: number,
    made: Made[],
  ): Promise<number> {
    const end = performance.now() + length;
    let next = first;
    do {
      const one = requests[next];
      next += 1;
      if (one === undefined || reserved.has(one.request.id)) continue;
      const { request, body } = one;
      if (isShortRequest(request) && (body === null || codingAtStart(body) === undefined)) {
        const findings = await conclude(request, inspect(request, body));
        if (findings !== null) made.push({ id: request.id, findings });
      } else inspectInThread(request, from === 'stale');
    } while (next < requests.length && performance.now() < end);
    return next;
  }

  /** @returns whether all are on disk. */
  async function keepAll(made: readonly Made[], again: boolean): Promise<boolean> {
    const stored = await Promise.all(made.map(({ id, findings }) => keep(id, findings, again)));
    return !stored.includes(false);
  }

  /** One at a time; the body is loaded when its turn has come. */
  function inspectInThread(request: CapturedRequest, again: boolean): void {
    const { id } = request;
    if (inThread.has(id)) return;
    inThread.add(id);
    lastInThread = lastInThread
      .then(async () => {
        if (signal.aborted) return;
        const findings = await conclude(request, inspect(request));
        if (findings !== null && !(await keep(id, findings, again))) await pause(faultPauseMs);
      })
      .catch(async (error: unknown) => {
        onBug(error);
        await pause(faultPauseMs);
      })
      .finally(() => {
        inThread.delete(id);
        // What could not be stored waits again, and the last one ends the progress.
        unseen = true;
        wake();
      });
  }

  /** @returns `null` when the request is not there any more, or the work is being stopped. */
  async function conclude(
    request: CapturedRequest,
    result: Promise<InspectionResult>,
  ): Promise<Findings | null> {
    const reading = await result;
    if (reading === null) {
      const isThere = store.facts(request.id) !== null;
      return isThere ? failedFindings(request, 'its body is not in the store any more') : null;
    }
    if (reading.ok) return reading.value.findings;
    if (reading.failure === 'closed') return null;
    if (reading.failure !== 'time' && reading.failure !== 'memory')
      onBug(new Error(reading.failure));
    return failedFindings(request, reading.failure);
  }

  /** @returns whether the findings are on disk. */
  async function keep(id: number, findings: Findings, again: boolean): Promise<boolean> {
    try {
      await store.saveFindings(id, findings);
    } catch {
      // The store's state says why.
      return false;
    }
    onFindings(id, again);
    // The keys were changed while it was inspected, and nobody looked for it then.
    if (findings.keyring !== null && findings.keyring !== keyring()) lookForStale();
    return true;
  }

  async function saveReserved(
    request: CapturedRequest,
    result: Promise<InspectionResult>,
  ): Promise<void> {
    try {
      const findings = await conclude(request, result);
      if (findings !== null) await keep(request.id, findings, false);
    } catch (error) {
      onBug(error);
    } finally {
      reserved.delete(request.id);
      // Without findings it waits like any other.
      unseen = true;
      wake();
    }
  }

  function lookForStale(): void {
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

  function pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal }).catch(() => undefined);
  }

  /** The reply that is just leaving goes first. */
  function wake(): void {
    if (signal.aborted) return;
    running ??= new Promise(setImmediate).then(run).finally(() => {
      running = null;
      if (unseen) wake();
    });
  }

  setImmediate(wake);
  return {
    add: () => {
      captured += 1;
      unseen = true;
      wake();
    },
    reserve: (id) => void reserved.add(id),
    now: (request, body) => {
      const result = inspectNow(request, body);
      return {
        result,
        settled: Promise.race([saveReserved(request, result), pause(patienceMs)]),
      };
    },
    release: (id) => void reserved.delete(id),
    progress: () => recheck,
    again: lookForStale,
    isIdle: () => running === null && inThread.size === 0,
    settled: async () => {
      while (running !== null || inThread.size > 0) {
        await running;
        await lastInThread;
      }
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
