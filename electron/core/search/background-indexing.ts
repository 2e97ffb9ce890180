import { isDamage } from '../store/fault.ts';
import type { IndexFile } from './index-file.ts';
import type { Indexable } from './indexable.ts';

/** Requests that share a commit of the index, and the characters after which a commit has enough. */
const batchLength = 200;
const batchCharacters = 200_000;
/** While captures come, indexing takes a fifth of the time: the reply to a sender goes first. The next ones of a burst are reported later. */
const busyMs = { usual: 300, burst: 6_000 };
const pausePerWork = 4;
/** Milliseconds until indexing is tried again after a fault, such as a full disk. */
const retryMs = 5_000;
/** Milliseconds after the last batch until the index's file is tidied. */
const tidyMs = 3_000;

/** Requests that wait for the index, in the order in which they were added. */
export interface Backlog {
  readonly add: (id: number) => void;
  readonly remove: (ids: readonly number[]) => void;
  /** The next few, without taking them. */
  readonly next: (count: number) => readonly number[];
  readonly ids: () => readonly number[];
  readonly size: () => number;
}

export function createBacklog(ids: readonly number[]): Backlog {
  const waiting = new Set(ids);
  return {
    add: (id) => void waiting.add(id),
    remove: (some) => some.forEach((id) => waiting.delete(id)),
    next: (count) => {
      const next: number[] = [];
      for (const id of waiting) if (next.push(id) >= count) break;
      return next;
    },
    ids: () => [...waiting],
    size: () => waiting.size,
  };
}

export interface BackgroundIndexing {
  /** Requests were added to the backlog. */
  readonly wake: () => void;
  /** Captures are coming right now. @param isBurst many of them. */
  readonly busy: (isBurst: boolean) => void;
  readonly settled: () => Promise<void>;
  /** The index may be closed as soon as this was called. Resolves once nothing runs. */
  readonly stop: () => Promise<void>;
}

/**
 * Indexes the backlog batch by batch, and lets searches run in between.
 *
 * @param onProgress called after each batch, with the fault that prevents indexing or `null`.
 * @param onDamage called when the index's file is damaged. Nothing is indexed after that.
 */
export function createBackgroundIndexing(
  index: Pick<IndexFile, 'add' | 'tidy'>,
  backlog: Backlog,
  readIndexable: (id: number) => Promise<Indexable | null>,
  onProgress: (fault: string | null) => void,
  onDamage: () => void,
): BackgroundIndexing {
  let running: Promise<void> | null = null;
  let isStopped = false;
  let busyUntil = -Infinity;
  let endPause: (() => void) | null = null;
  let tidying: NodeJS.Timeout | null = null;

  async function run(): Promise<void> {
    while (backlog.size() > 0 && !isStopped) {
      const began = performance.now();
      const fault = await indexBatch();
      if (fault === 'damaged' || isStopped) return;
      onProgress(fault);
      const workedMs = performance.now() - began;
      const isBusy = performance.now() < busyUntil;
      await pause(fault !== null ? retryMs : isBusy ? workedMs * pausePerWork : 0);
    }
  }

  /** @returns why the batch could not be indexed, `null` when it was. */
  async function indexBatch(): Promise<string | null> {
    const batch: Indexable[] = [];
    const taken: number[] = [];
    let again: readonly number[] = [];
    try {
      let characters = 0;
      for (const id of backlog.next(batchLength)) {
        const indexable = await readIndexable(id);
        taken.push(id);
        if (indexable !== null) batch.push(indexable);
        characters += indexable?.texts[0]?.length ?? 0;
        if (characters > batchCharacters) break;
      }
      if (isStopped) return null;
      again = index.add(batch);
    } catch (error) {
      // The file may have been closed in the meantime.
      if (isStopped) return null;
      if (!isDamage(error)) return error instanceof Error ? error.message : String(error);
      isStopped = true;
      onDamage();
      return 'damaged';
    }
    backlog.remove(taken);
    again.forEach(backlog.add);
    return null;
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms === 0) return void setImmediate(resolve);
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function tidy(): void {
    tidying = null;
    try {
      index.tidy();
    } catch {
      // The file may have been closed, or somebody writes to it: it stays as long as it is until the next batch.
    }
  }

  function wake(): void {
    if (isStopped || running !== null) return;
    if (tidying !== null) clearTimeout(tidying);
    running = run().finally(() => {
      running = null;
      if (backlog.size() > 0) wake();
      else if (!isStopped) tidying = setTimeout(tidy, tidyMs).unref();
    });
  }

  return {
    wake,
    busy: (isBurst) => (busyUntil = performance.now() + busyMs[isBurst ? 'burst' : 'usual']),
    settled: async () => {
      busyUntil = -Infinity;
      endPause?.();
      while (running !== null) await running;
    },
    stop: async () => {
      isStopped = true;
      if (tidying !== null) clearTimeout(tidying);
      endPause?.();
      await running;
    },
  };
}
