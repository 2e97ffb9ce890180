import { Worker } from 'node:worker_threads';
import type { ReadJob, ReadJobAnswer } from './read-jobs.ts';

/** `failure` says why there is no value: `time`, `memory`, `closed`, or the message of what was thrown. */
export type ReadResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: string };

/**
 * Loads what a job needs.
 *
 * @param signal aborted when the job is no longer wanted.
 * @param isRemembered whether the thread remembers the body of a request, so that the job need not carry it.
 */
export type PrepareJob = (
  signal: AbortSignal,
  isRemembered: (id: number) => boolean,
) => Promise<ReadJob>;

/** A worker thread that does one job after another. It starts with the first job, and ends after a while without one. */
export interface ReaderThread {
  /** @param prepare called when the job's turn has come; what it throws is thrown here. */
  readonly run: (prepare: PrepareJob) => Promise<ReadResult<unknown>>;
  /** Resolves once nothing is being prepared or done any more. */
  readonly close: () => Promise<void>;
}

export interface ReaderThreadOptions {
  /** Milliseconds after which a job is given up and its thread ended. */
  readonly timeoutMs: number;
  /** Milliseconds without a job after which the thread ends, which frees its memory. */
  readonly idleMs?: number;
  /** Limit of the thread's heap in megabytes. */
  readonly heapMb?: number;
}

export function createReaderThread({
  timeoutMs,
  idleMs = 3_000,
  heapMb = 1_024,
}: ReaderThreadOptions): ReaderThread {
  let worker: Worker | null = null;
  let remembered: readonly number[] = [];
  let idleTimer: NodeJS.Timeout | undefined;
  let lastJob: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();
  const { signal } = closing;

  function start(): Worker {
    remembered = [];
    const thread = new Worker(workerUrl(), { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    thread.unref();
    // An error of a job that was given up must not end the process.
    thread.on('error', () => undefined);
    return thread;
  }

  async function end(): Promise<void> {
    clearTimeout(idleTimer);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function runNext(prepare: PrepareJob): Promise<ReadResult<unknown>> {
    clearTimeout(idleTimer);
    if (signal.aborted) return { ok: false, failure: 'closed' };
    const job = await prepare(signal, (id) => worker !== null && remembered.includes(id));
    if (signal.aborted) return { ok: false, failure: 'closed' };
    const outcome = await runInWorker((worker ??= start()), job, timeoutMs).catch(
      (error: unknown) => ({
        failure: error instanceof Error ? error.message : String(error),
      }),
    );
    if (outcome === 'ended') {
      worker = null;
      return { ok: false, failure: signal.aborted ? 'closed' : 'its thread ended' };
    }
    if ('failure' in outcome) {
      await end();
      return { ok: false, failure: outcome.failure };
    }
    ({ remembered } = outcome);
    idleTimer = setTimeout(() => void end(), idleMs).unref();
    return 'thrown' in outcome
      ? { ok: false, failure: outcome.thrown }
      : { ok: true, value: outcome.value };
  }

  return {
    run: (prepare) => {
      const done = lastJob.then(() => runNext(prepare));
      lastJob = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      closing.abort();
      await end();
      await lastJob;
    },
  };
}

/** @returns the thread's answer, why the thread must be ended, or `ended` when it has ended by itself. */
function runInWorker(
  thread: Worker,
  job: ReadJob,
  timeoutMs: number,
): Promise<ReadJobAnswer | { readonly failure: string } | 'ended'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => resolve({ failure: 'time' })), timeoutMs);
    const onMessage = (answer: ReadJobAnswer) => finish(() => resolve(answer));
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

    thread.postMessage(job, transferable(job.parts ?? []));
  });
}

/** The buffers that hold a part and nothing else: these can be transferred instead of copied. */
function transferable(parts: readonly Uint8Array[]): readonly ArrayBuffer[] {
  return parts.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}

/** The worker's code: a file beside this one in the source, an entry of its own (`body-reader`) once built. */
function workerUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./reader-worker.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/body-reader.js`);
}
