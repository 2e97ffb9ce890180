import { Worker } from 'node:worker_threads';
import type { SearchState } from '../../../shared/search.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';
import type { FileReader } from '../store/file-readers.ts';
import type { Found, FoundAll, Page } from './finder.ts';
import { indexerUrl } from './indexer-url.ts';
import type { AboutFiles, Answered, Ask, Asks, IndexerOptions } from './messages.ts';

/** Changes are gathered this long: a request changes three times within a few milliseconds. A question sends them at once. */
const changesMs = 100;

/** Its documents are short-lived: a larger nursery would only keep more of the memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** The longest that is waited for the thread to close its files: a statement over a million requests may take seconds. */
const closingMs = 10_000;

/** A thread that ended by itself is started again at once, and then after growing pauses. Milliseconds. */
const restarts = { atOnce: 3, firstPause: 1_000, longestPause: 60_000, healthyAfter: 60_000 };

/** Milliseconds that the thread has to close its files; the index is whole without that. */
const closeMs = 2_000;

export interface SearchOptions {
  /** Where `captures.db` lies, which must be there; `search.db` comes beside it. */
  readonly dataDir: string;
  /** Searches beside a process that writes to the folder, and leaves the index as it is. */
  readonly readOnly?: boolean;
  readonly onState?: (state: SearchState) => void;
  /** All is counted of what a page was answered from before. */
  readonly onCounted?: () => void;
  readonly onBug?: (error: unknown) => void;
}

/** Finds requests by a query (docs/search.md), in a thread of its own. */
export interface Search {
  /**
   * A page of the ids that pass, newest first, and how many pass; the first page may come before all are
   * counted. A search for another filter ends the running one, which then is `replaced`.
   */
  readonly find: (filter: Filter, page: Page) => Promise<Found>;
  /** All ids that pass, newest first; no other search takes its place. */
  readonly all: (filter: Filter) => Promise<FoundAll>;
  /** Whether one committed request passes a query; none passes one that can't be understood. */
  readonly passes: (text: string, id: number) => Promise<boolean>;
  /** To be told of each request that came or changed, once that is committed. */
  readonly changed: (id: number) => void;
  /** Drops requests from the index, once they are deleted. */
  readonly forget: (ids: readonly number[]) => Promise<void>;
  /** Closes its files while the captures are replaced. After that, the index is made anew. */
  readonly files: FileReader;
  /** To be told when many requests were removed from the list or came back to it. */
  readonly relisted: () => void;
  readonly state: () => SearchState;
  /** Resolves once nothing waits for the index. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly ask: Ask;
  readonly done: (value: never) => void;
  readonly failed: (error: Error) => void;
}

export function createSearch(options: SearchOptions): Search {
  const { dataDir, readOnly = false, onState, onCounted, onBug = console.error } = options;
  const url = indexerUrl();
  const waiting = new Map<number, Waiting>();
  let state: SearchState = { waiting: 0, fault: null };
  let number = 0;
  let starts = 0;
  let changed: number[] = [];
  let ended: Promise<void> | null = null;
  let restart: NodeJS.Timeout | undefined;
  let worker = start();

  function start(): Worker {
    starts += 1;
    const startedAt = performance.now();
    const workerData: IndexerOptions = { dataDir, readOnly };
    const thread = new Worker(url, { workerData, resourceLimits });
    thread.on('message', take);
    thread.on('error', onBug);
    thread.on('exit', () => {
      if (ended !== null) return failAll();
      if (performance.now() - startedAt > restarts.healthyAfter) starts = 1;
      if (starts <= restarts.atOnce) return startAgain();
      failAll();
      restart = setTimeout(startAgain, pauseAfter(starts)).unref();
    });
    return thread;
  }

  /** What was asked is asked again: nothing of it can be done twice to harm. */
  function startAgain(): void {
    clearTimeout(restart);
    worker = start();
    for (const asked of waiting.values()) worker.postMessage(asked.ask);
  }

  function failAll(): void {
    for (const { failed } of waiting.values()) failed(new Error('The search has ended.'));
    waiting.clear();
    if (ended !== null) return;
    state = { ...state, fault: 'The search has ended.' };
    onState?.(state);
  }

  function take(answered: Answered): void {
    if ('state' in answered) {
      state = answered.state;
      onState?.(state);
      return;
    }
    if ('counted' in answered) return onCounted?.();
    const asked = waiting.get(answered.number);
    waiting.delete(answered.number);
    if ('thrown' in answered) asked?.failed(new Error(answered.thrown));
    else asked?.done(answered.value as never);
  }

  function ask<Name extends keyof Asks>(
    name: Name,
    ...args: Parameters<Asks[Name]>
  ): Promise<ReturnType<Asks[Name]>> {
    tellChanged();
    return send(name, args);
  }

  function send<Name extends keyof Asks>(
    name: Name,
    args: Parameters<Asks[Name]>,
  ): Promise<ReturnType<Asks[Name]>> {
    return new Promise((done, failed) => {
      number += 1;
      const sent = { number, name, args } as unknown as Ask;
      if (worker.threadId === -1) {
        failed(new Error('The search has ended.'));
        return;
      }
      waiting.set(number, { ask: sent, done, failed });
      worker.postMessage(sent);
    });
  }

  /** Many changes travel as one message. */
  function tellChanged(): void {
    if (changed.length === 0) return;
    // A thread that starts again compares everything.
    if (worker.threadId === -1) return void (changed = []);
    const ids = [...new Set(changed)];
    changed = [];
    send('changed', [ids]).catch(onBug);
  }

  /** What changed before is about the old file. */
  function closeFiles(): void {
    changed = [];
    if (worker.threadId === -1) return;
    const closed = new Int32Array(new SharedArrayBuffer(4));
    tellFiles({ files: 'close', closed });
    Atomics.wait(closed, 0, 0, closingMs);
  }

  /** A thread that the damaged captures ended has others now. */
  function openFiles(): void {
    if (worker.threadId !== -1) return tellFiles({ files: 'open' });
    if (ended !== null) return;
    starts = 0;
    startAgain();
  }

  function tellFiles(told: AboutFiles): void {
    worker.postMessage(told);
  }

  return {
    find: (filter, page) => ask('find', { filter, page }),
    all: (filter) => ask('all', { filter }),
    passes: (text, id) => ask('passes', { text, id }),
    changed: (id) => {
      changed.push(id);
      if (changed.length === 1) setTimeout(tellChanged, changesMs).unref();
    },
    forget: (ids) => ask('forget', ids),
    files: { close: closeFiles, open: openFiles },
    relisted: () => void ask('relisted').catch(onBug),
    state: () => state,
    settled: () => ask('settled'),
    close: () => (ended ??= close()),
  };

  async function close(): Promise<void> {
    clearTimeout(restart);
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    if (worker.threadId === -1) return;
    const timer = setTimeout(() => void worker.terminate(), closeMs);
    // A thread that ended by itself is closed already.
    await ask('close').then(
      () => exited,
      () => undefined,
    );
    clearTimeout(timer);
  }
}

function pauseAfter(starts: number): number {
  return Math.min(restarts.longestPause, restarts.firstPause * 2 ** (starts - restarts.atOnce - 1));
}
