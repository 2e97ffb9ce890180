import { setTimeout as delay } from 'node:timers/promises';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { RecheckProgress } from '../../../shared/store-state.ts';
import { isShortRequest } from '../store/short-requests.ts';
import type { InspectedWith } from '../store/pending.ts';
import type { Store } from '../store/store.ts';
import { createCaptureRate } from './capture-rate.ts';
import { codingAtStart } from './body/decoders.ts';
import { inspectionVersion } from './findings.ts';
import { createLongBodyQueue } from './long-body-queue.ts';
import {
  createFindingsSaver,
  type Inspect,
  type RequestFindings,
  type InspectionResult,
} from './save-findings.ts';
import { createWaitingRequests, type WaitingPage } from './waiting-requests.ts';

/** A turn ends with the first request that is done after this time. */
const quietTurnMs = 8;
/** With many captures, turns are shorter and have pauses between them. */
const busyTurnMs = 2;
const busyPauseMs = 100;
/** A pause ends when no capture came for this time, so that a burst is inspected as soon as it is over. */
const quietMs = 10;

/** With many captures, fewer findings wait for other writes to share their commit. */
const enoughForCommit = 32;

/** The longest time that a reply waits for an inspection that a rule needs. */
const earlyLimitMs = 5_000;

/** The pause after the store could not be read or written. */
const faultPauseMs = 1_000;

/** Inspects requests after their reply, in short turns, so that inspecting never delays a reply. */
export interface BackgroundInspection {
  /** A request was stored. */
  readonly add: (id: number) => void;
  /** Announces, before it is stored, a request that `inspectReserved` will inspect. */
  readonly reserve: (id: number) => void;
  /** Inspects a reserved request at once. @param body if it is in memory. */
  readonly inspectReserved: (request: CapturedRequest, body: Uint8Array | null) => EarlyInspection;
  /** A reserved request could not be stored. */
  readonly release: (id: number) => void;
  /** How many stale findings are computed again; `null` when there are none. */
  readonly progress: () => RecheckProgress | null;
  /** The keys changed: computes the findings that depend on them again. */
  readonly recheckStale: () => void;
  /** No request waits. */
  readonly isIdle: () => boolean;
  /** Resolves once everything added so far is inspected. */
  readonly settled: () => Promise<void>;
  /** Ends after the running turn. The next start finds the remaining requests in the store. */
  readonly stop: () => Promise<void>;
}

/** The inspection of a request before its reply, for the rules that choose it. */
export interface EarlyInspection {
  readonly result: Promise<InspectionResult>;
  /** Resolves when the findings are stored, can't be stored now, or take too long. */
  readonly settled: Promise<void>;
}

export interface BackgroundInspectionOptions {
  readonly inspect: Inspect;
  /** The same in another thread, for a request whose sender waits. */
  readonly inspectNow: Inspect;
  /** The fingerprint of the current keys. */
  readonly keyring: () => string;
  /** Called after findings of some requests are stored. `isRecheck`: they replace stale ones. */
  readonly onFindings: (ids: readonly number[], isRecheck: boolean) => void;
  readonly onProgress: () => void;
  /** Called once no findings are stale. */
  readonly onRechecked: () => void;
  /** Called when the store could not be read, or the inspection threw. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Inspects first the requests of this run, oldest first; then those that an earlier run left without findings; then
 * those whose findings are of another version or of other keys. A table of the store lists the waiting requests and is
 * read for each page, so a request waits until its findings are stored. Long bodies are read in a thread meanwhile.
 */
export function createBackgroundInspection(
  store: Pick<Store, 'lastId' | 'pending' | 'withShortBodies' | 'facts' | 'saveFindings'>,
  {
    inspect,
    inspectNow,
    keyring,
    onFindings,
    onProgress,
    onRechecked,
    onBug,
  }: BackgroundInspectionOptions,
): BackgroundInspection {
  const outdated = store.pending.countStale(current());
  let recheck: RecheckProgress | null = outdated === 0 ? null : { done: 0, total: outdated };
  /** `inspectReserved` inspects these, so the turns leave them out. */
  const reserved = new Set<number>();
  const captureRate = createCaptureRate();
  let capturedSinceTurn = 0;
  /** Something was added since the store's table was last read. */
  let hasNewWork = false;
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const { signal } = stopping;
  const saver = createFindingsSaver(store, { keyring, onFindings, onStale: recheckStale, onBug });
  const longBodies = createLongBodyQueue(inspectLong, () => {
    // A request whose findings could not be stored waits again, and the last one ends the progress.
    hasNewWork = true;
    wake();
  });
  const waiting = createWaitingRequests(store, { reserved, longBodies, current });

  function current(): InspectedWith {
    return { version: inspectionVersion, keyring: keyring() };
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        hasNewWork = false;
        const page = waiting.next(recheck !== null);
        if (page === null) break;
        await inspectAll(page);
      } catch (error) {
        onBug(error);
        await pause(faultPauseMs);
      }
    }
    if (signal.aborted || recheck === null || longBodies.size() > 0) return;
    recheck = null;
    onProgress();
    onRechecked();
  }

  /** Stores the findings of a whole page in one commit; in busy turns, those of each turn. */
  async function inspectAll({ from, requests }: WaitingPage): Promise<void> {
    let unsaved: RequestFindings[] = [];
    let at = 0;
    for (let more = true; more && !signal.aborted;) {
      const busy = captureRate.isHigh();
      capturedSinceTurn = 0;
      at = await takeTurn({ from, requests }, at, busy ? busyTurnMs : quietTurnMs, unsaved);
      more = at < requests.length && !(from !== 'new' && capturedSinceTurn > 0);
      if (busy || !more) {
        // Among few captures nobody would share the commit, and the list is drawn once the findings are there.
        const mayWait = busy && unsaved.length < enoughForCommit;
        if (!(await saver.save(unsaved, from === 'stale', mayWait))) return pause(faultPauseMs);
        unsaved = [];
      }
      await (busy ? pauseWhileBusy() : new Promise(setImmediate));
    }
    if (from === 'stale') report(at);
  }

  /** Inspects for `lengthMs`. @returns the index at which the next turn begins. */
  async function takeTurn(
    { from, requests }: WaitingPage,
    first: number,
    lengthMs: number,
    unsaved: RequestFindings[],
  ): Promise<number> {
    const end = performance.now() + lengthMs;
    let next = first;
    do {
      const one = requests[next];
      next += 1;
      if (one === undefined || reserved.has(one.request.id)) continue;
      const { request, body } = one;
      if (isShortRequest(request) && (body === null || codingAtStart(body) === undefined)) {
        const findings = await saver.findingsOf(request, inspect(request, body));
        if (findings !== null) unsaved.push({ id: request.id, findings, body });
      } else longBodies.add(request, from === 'stale');
    } while (next < requests.length && performance.now() < end);
    return next;
  }

  async function inspectLong(request: CapturedRequest, isRecheck: boolean): Promise<void> {
    try {
      if (signal.aborted) return;
      const findings = await saver.findingsOf(request, inspect(request));
      if (findings === null) return;
      if (!(await saver.save([{ id: request.id, findings, body: null }], isRecheck)))
        await pause(faultPauseMs);
    } catch (error) {
      onBug(error);
      await pause(faultPauseMs);
    }
  }

  async function saveReserved(
    request: CapturedRequest,
    result: Promise<InspectionResult>,
  ): Promise<void> {
    try {
      const findings = await saver.findingsOf(request, result);
      if (findings !== null) await saver.save([{ id: request.id, findings, body: null }], false);
    } catch (error) {
      onBug(error);
    } finally {
      reserved.delete(request.id);
      hasNewWork = true;
      wake();
    }
  }

  function recheckStale(): void {
    recheck = { done: 0, total: store.pending.countStale(current()) };
    hasNewWork = true;
    onProgress();
    wake();
  }

  function report(count: number): void {
    if (recheck === null) return;
    recheck = { ...recheck, done: Math.min(recheck.done + count, recheck.total) };
    onProgress();
  }

  /** Lets captures go first, until they pause themselves. */
  async function pauseWhileBusy(): Promise<void> {
    const end = performance.now() + busyPauseMs;
    let left = quietMs;
    do {
      await pause(left);
      // After a long turn of the event loop, timers come before what has arrived meanwhile.
      await new Promise(setImmediate);
      left = quietMs - captureRate.quietFor();
    } while (left > 0 && performance.now() < end);
    if (left <= 0) captureRate.paused();
  }

  function pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal }).catch(() => undefined);
  }

  /** Starts in the next turn of the event loop, so that a reply that is being sent goes first. */
  function wake(): void {
    if (signal.aborted) return;
    running ??= new Promise(setImmediate).then(run).finally(() => {
      running = null;
      if (hasNewWork) wake();
    });
  }

  setImmediate(wake);
  return {
    add: () => {
      capturedSinceTurn += 1;
      captureRate.captured();
      hasNewWork = true;
      wake();
    },
    reserve: (id) => void reserved.add(id),
    inspectReserved: (request, body) => {
      const result = inspectNow(request, body);
      return {
        result,
        settled: within(earlyLimitMs, saveReserved(request, result)),
      };
    },
    release: (id) => void reserved.delete(id),
    progress: () => recheck,
    recheckStale,
    isIdle: () => running === null && longBodies.size() === 0,
    settled: async () => {
      while (running !== null || longBodies.size() > 0) {
        await running;
        await longBodies.settled();
      }
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/**
 * Waits for work, which never rejects, at most so long. Its timer is of its own: one that a signal stops would be looked for among
 * the timers of all other requests.
 */
function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms).unref();
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    void work.finally(done);
  });
}
