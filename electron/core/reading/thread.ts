import { Worker } from 'node:worker_threads';
import type { ReadingAnswer, ReadingJob } from './readings.ts';

/** What became of a job. `failure` is why there is no value: `time`, `memory`, `closed`, or what the code threw. */
export type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: string };

/** @param signal aborted when the job is not wanted any more. */
export type Prepare = (signal: AbortSignal) => Promise<ReadingJob>;

/** A thread that does one job after another. It starts with the first job, and ends when none has come for a while. */
export interface ReaderThread {
  /** @param prepare reads what the job needs, once its turn has come; what it throws is thrown here. */
  readonly run: (prepare: Prepare) => Promise<Outcome>;
  /** Resolves once nothing is being prepared or done any more. */
  readonly close: () => Promise<void>;
}

export interface ThreadOptions {
  /** Milliseconds after which a job is given up. */
  readonly limitMs: number;
  /** Milliseconds without a job after which the thread ends, which gives its memory back. */
  readonly idleMs?: number;
  /** Megabytes of its heap. */
  readonly heapMb?: number;
}

export function createReaderThread({
  limitMs,
  idleMs = 3_000,
  heapMb = 1_024,
}: ThreadOptions): ReaderThread {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();
  const { signal } = closing;

  function start(): Worker {
    const thread = new Worker(threadUrl(), { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    thread.unref();
    // An error of a job that was given up must not end the process.
    thread.on('error', () => undefined);
    return thread;
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function runNext(prepare: Prepare): Promise<Outcome> {
    clearTimeout(idle);
    if (signal.aborted) return { ok: false, failure: 'closed' };
    const job = await prepare(signal);
    if (signal.aborted) return { ok: false, failure: 'closed' };
    const outcome = await ask((worker ??= start()), job, limitMs).catch((error: unknown) => ({
      failure: error instanceof Error ? error.message : String(error),
    }));
    if (outcome === 'ended') {
      worker = null;
      return { ok: false, failure: signal.aborted ? 'closed' : 'its thread ended' };
    }
    if ('failure' in outcome) {
      await end();
      return { ok: false, failure: outcome.failure };
    }
    idle = setTimeout(() => void end(), idleMs).unref();
    return 'thrown' in outcome
      ? { ok: false, failure: outcome.thrown }
      : { ok: true, value: outcome.value };
  }

  return {
    run: (prepare) => {
      const done = last.then(() => runNext(prepare));
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      closing.abort();
      await end();
      await last;
    },
  };
}

/** @returns what the thread answered, why it must be ended, or that it has ended. */
function ask(
  thread: Worker,
  job: ReadingJob,
  limitMs: number,
): Promise<ReadingAnswer | { readonly failure: string } | 'ended'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => resolve({ failure: 'time' })), limitMs);
    const onMessage = (answer: ReadingAnswer) => finish(() => resolve(answer));
    const onExit = () => finish(() => resolve('ended'));
    const onError = (error: NodeJS.ErrnoException) =>
      finish(() => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ failure: 'memory' });
        else reject(error);
      });
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);

    function finish(settle: () => void): void {
      clearTimeout(timer);
      thread.off('message', onMessage).off('exit', onExit).off('error', onError);
      settle();
    }

    thread.postMessage(job, transferable(job.parts));
  });
}

/** The memory of parts that nobody else uses. */
function transferable(parts: readonly Uint8Array[]): readonly ArrayBuffer[] {
  return parts.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}

/** Beside this file in the source, an entry of its own once built. */
function threadUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./reader-thread.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/body-reader.js`);
}
