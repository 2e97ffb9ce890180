import type { Indexable } from './captured.ts';
import type { Backlog } from './backlog.ts';
import type { IndexFile } from './index-file.ts';

/** Requests that share a commit of the index, and the characters after which there are enough of them. */
const batchLength = 200;
const batchCharacters = 200_000;
/** While requests come, the index takes a fifth of the time; the machine's first work is to answer. */
const busyMs = 300;
const restPerWork = 4;
/** Milliseconds until a full disk is tried again. */
const retryMs = 5_000;

export interface LaterIndex {
  /** Something waits. */
  readonly wake: () => void;
  /** Requests are coming right now. */
  readonly busy: () => void;
  readonly settled: () => Promise<void>;
  /** The file may be closed as soon as this was called. Resolves once nothing runs. */
  readonly stop: () => Promise<void>;
}

/**
 * Indexes what waits, a batch at a time, and lets searches run in between.
 *
 * @param onProgress told after each batch, with the fault that keeps the index from growing or `null`.
 * @param onDamage told when the index's file can't be used any more; nothing runs after that.
 */
export function indexLater(
  index: Pick<IndexFile, 'add'>,
  backlog: Backlog,
  readIndexable: (id: number) => Promise<Indexable | null>,
  onProgress: (fault: string | null) => void,
  onDamage: () => void,
): LaterIndex {
  let running: Promise<void> | null = null;
  let stopped = false;
  let lastBusy = -Infinity;
  let endRest: (() => void) | null = null;

  async function run(): Promise<void> {
    while (backlog.size() > 0 && !stopped) {
      const began = performance.now();
      const fault = await indexSome();
      if (fault === 'damaged' || stopped) return;
      onProgress(fault);
      const worked = performance.now() - began;
      const resting =
        fault !== null ? retryMs : performance.now() - lastBusy < busyMs ? worked * restPerWork : 0;
      await rest(resting);
    }
  }

  /** @returns why it could not be done. */
  async function indexSome(): Promise<string | null> {
    const batch: Indexable[] = [];
    const taken: number[] = [];
    try {
      let characters = 0;
      for (const id of backlog.next(batchLength)) {
        const indexable = await readIndexable(id);
        taken.push(id);
        if (indexable !== null) batch.push(indexable);
        characters += indexable?.texts[0]?.length ?? 0;
        if (characters > batchCharacters) break;
      }
      if (stopped) return null;
      index.add(batch);
    } catch (error) {
      // Its file may have been closed meanwhile.
      if (stopped) return null;
      if (!isDamage(error)) return error instanceof Error ? error.message : String(error);
      stopped = true;
      onDamage();
      return 'damaged';
    }
    backlog.remove(taken);
    return null;
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms === 0) return void setImmediate(resolve);
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function wake(): void {
    if (stopped || running !== null) return;
    running = run().finally(() => {
      running = null;
      if (backlog.size() > 0) wake();
    });
  }

  return {
    wake,
    busy: () => (lastBusy = performance.now()),
    settled: async () => {
      lastBusy = -Infinity;
      endRest?.();
      while (running !== null) await running;
    },
    stop: async () => {
      stopped = true;
      endRest?.();
      await running;
    },
  };
}

/** SQLITE_CORRUPT and SQLITE_NOTADB with their extensions (https://www.sqlite.org/rescode.html). */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' && [11, 26].includes(code & 0xff);
}
