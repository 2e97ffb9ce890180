import { Worker } from 'node:worker_threads';
import type { SearchState } from '../../../shared/search.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';
import type { FileReader } from '../store/file-readers.ts';
import type { Found, FoundAll } from './finder.ts';
import { createGatheredChanges } from './gathered-changes.ts';
import type { SearchPage } from './search-page.ts';
import type {
  FilesCommand,
  SearchMessage,
  SearchCall,
  SearchCalls,
  SearchThreadOptions,
} from './messages.ts';

/** The thread's objects are short-lived: a larger young generation would only hold more memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** Milliseconds that the thread has to close its files for their replacement: a statement over a million requests takes seconds. */
const closingMs = 10_000;

/** A thread that ended unexpectedly is started again at once, and after some starts with growing pauses. Milliseconds. */
const restarts = { atOnce: 3, firstPause: 1_000, longestPause: 60_000, healthyAfter: 60_000 };

/** The thread starts with the first call, and otherwise after this time: a start of the app draws its list without it. */
const startMs = 1_500;

/** Milliseconds that the thread has to end by itself. The index is consistent without that. */
const closeMs = 2_000;

export interface SearchOptions {
  /** The data folder, which must have captures. The index is `search.db` beside them. */
  readonly dataDir: string;
  /** Whether there is anything to index. While there is nothing, the thread waits for its first call. */
  readonly isNeeded?: () => boolean;
  /** Searches beside a process that writes to the folder, and leaves the index as it is. */
  readonly readOnly?: boolean;
  readonly onState?: (state: SearchState) => void;
  /** Called once everything is counted, after a page was answered before that. */
  readonly onCounted?: () => void;
  readonly onBug?: (error: unknown) => void;
}

/** Finds requests by a query (docs/search.md), in a thread of its own. */
export interface Search {
  /**
   * A page of the ids that pass, newest first, and how many pass. The first page may be answered before all are counted.
   * A search for another filter replaces the running one, which answers `replaced`.
   */
  readonly find: (filter: Filter, page: SearchPage) => Promise<Found>;
  /** All ids that pass, newest first. No other search replaces it. */
  readonly all: (filter: Filter) => Promise<FoundAll>;
  /** Whether one stored request passes a query; `false` where the query has a fault. */
  readonly passes: (text: string, id: number) => Promise<boolean>;
  /** Those of some stored requests that pass a query; none where the query has a fault. */
  readonly passing: (text: string, ids: readonly number[]) => Promise<readonly number[]>;
  /** To be called with each request that was captured or changed, once that is committed. */
  readonly changed: (id: number) => void;
  /** The same for a request of which `changed` was called before. Whether it is indexed is not looked up again. */
  readonly changedLater: (id: number) => void;
  /** To be called with requests that were deleted. */
  readonly forget: (ids: readonly number[]) => Promise<void>;
  /** Closes the files while the captures' file is replaced. The index is then rebuilt. */
  readonly files: FileReader;
  /** To be called when many requests left the list or came back to it. */
  readonly relisted: () => void;
  readonly state: () => SearchState;
  /** Resolves once nothing waits for the index. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface PendingCall {
  readonly call: SearchCall;
  readonly done: (value: never) => void;
  readonly failed: (error: Error) => void;
}

export function createSearch(options: SearchOptions): Search {
  const { dataDir, readOnly = false, isNeeded = () => true, onState, onCounted } = options;
  const { onBug = console.error } = options;
  const url = workerUrl();
  const pending = new Map<number, PendingCall>();
  let state: SearchState = { waiting: 0, fault: null };
  let lastNumber = 0;
  let starts = 0;
  let closed: Promise<void> | null = null;
  let restartTimer: NodeJS.Timeout | undefined;
  let worker: Worker | null = null;
  const gathered = createGatheredChanges(sendChanged);
  const startTimer = setTimeout(() => void (isNeeded() && running()), startMs);

  function running(): Worker {
    clearTimeout(startTimer);
    return (worker ??= start());
  }

  const hasEnded = () => worker?.threadId === -1;

  function start(): Worker {
    starts += 1;
    const startedAt = performance.now();
    const workerData: SearchThreadOptions = { dataDir, readOnly };
    const thread = new Worker(url, { workerData, resourceLimits });
    thread.on('message', receive);
    thread.on('error', onBug);
    thread.on('exit', () => {
      if (closed !== null) return failAll();
      if (performance.now() - startedAt > restarts.healthyAfter) starts = 1;
      if (starts <= restarts.atOnce) return startAgain();
      failAll();
      restartTimer = setTimeout(startAgain, pauseAfter(starts)).unref();
    });
    return thread;
  }

  /** Sends all pending calls again: each may be done twice without harm. */
  function startAgain(): void {
    clearTimeout(restartTimer);
    const thread = (worker = start());
    for (const { call } of pending.values()) thread.postMessage(call);
  }

  function failAll(): void {
    for (const { failed } of pending.values()) failed(new Error('The search has ended.'));
    pending.clear();
    if (closed !== null) return;
    state = { ...state, fault: 'The search has ended.' };
    onState?.(state);
  }

  function receive(message: SearchMessage): void {
    if ('state' in message) {
      state = message.state;
      onState?.(state);
      return;
    }
    if ('counted' in message) return onCounted?.();
    const pendingCall = pending.get(message.number);
    pending.delete(message.number);
    if ('thrown' in message) pendingCall?.failed(new Error(message.thrown));
    else pendingCall?.done(message.value as never);
  }

  function callThread<Name extends keyof SearchCalls>(
    name: Name,
    ...args: Parameters<SearchCalls[Name]>
  ): Promise<ReturnType<SearchCalls[Name]>> {
    sendChanged();
    return send(name, args);
  }

  function send<Name extends keyof SearchCalls>(
    name: Name,
    args: Parameters<SearchCalls[Name]>,
  ): Promise<ReturnType<SearchCalls[Name]>> {
    return new Promise((done, failed) => {
      lastNumber += 1;
      const call = { number: lastNumber, name, args } as unknown as SearchCall;
      const isOver = worker === null ? closed !== null : hasEnded();
      if (isOver) {
        failed(new Error('The search has ended.'));
        return;
      }
      pending.set(lastNumber, { call, done, failed });
      running().postMessage(call);
    });
  }

  /** Sends the gathered changes as one message; each call does so first. */
  function sendChanged(): void {
    const changes = gathered.take();
    // A thread that is started again compares the index with all captures.
    if (changes.ids.length === 0 || hasEnded()) return;
    send('changed', [changes]).catch(reportUnlessClosed);
  }

  /** A thread that was ended at the end of the app compares the index with all captures at the next start. */
  function reportUnlessClosed(error: unknown): void {
    if (closed === null) onBug(error);
  }

  function closeFiles(): void {
    // These are changes of the old file.
    gathered.take();
    if (worker === null || hasEnded()) return;
    const filesClosed = new Int32Array(new SharedArrayBuffer(4));
    command({ files: 'close', closed: filesClosed });
    Atomics.wait(filesClosed, 0, 0, closingMs);
  }

  function openFiles(): void {
    if (worker === null) return;
    if (!hasEnded()) return command({ files: 'open' });
    if (closed !== null) return;
    // Damaged captures may have ended the thread; there are new ones now.
    starts = 0;
    startAgain();
  }

  function command(files: FilesCommand): void {
    worker?.postMessage(files);
  }

  async function close(): Promise<void> {
    clearTimeout(restartTimer);
    clearTimeout(startTimer);
    const thread = worker;
    if (thread === null || hasEnded()) return;
    const exited = new Promise((resolve) => thread.once('exit', resolve));
    const timer = setTimeout(() => void thread.terminate(), closeMs);
    // The call fails when the thread ends by itself, which closes everything too.
    await callThread('close').then(
      () => exited,
      () => undefined,
    );
    clearTimeout(timer);
  }

  return {
    find: (filter, page) => callThread('find', { filter, page }),
    all: (filter) => callThread('all', { filter }),
    passes: async (text, id) => (await callThread('passing', { text, ids: [id] })).length > 0,
    passing: (text, ids) => callThread('passing', { text, ids }),
    changed: gathered.add,
    changedLater: gathered.addLater,
    forget: (ids) => callThread('forget', ids),
    files: { close: closeFiles, open: openFiles },
    relisted: () => void callThread('relisted').catch(reportUnlessClosed),
    state: () => state,
    settled: () => callThread('settled'),
    close: () => (closed ??= close()),
  };
}

function pauseAfter(starts: number): number {
  return Math.min(restarts.longestPause, restarts.firstPause * 2 ** (starts - restarts.atOnce - 1));
}

/** The worker's code: a file beside this one in the source, an entry of its own once built. */
function workerUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./search-worker.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/search-worker.cjs`);
}
