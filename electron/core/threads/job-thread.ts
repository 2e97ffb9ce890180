import { Worker, type MessagePort } from 'node:worker_threads';

/** `failure` says why there is no value: `time`, `memory`, `closed`, or the message of what was thrown. */
export type JobResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: string };

/** What a worker posts for each job. */
export type JobOutcome = { readonly value: unknown } | { readonly thrown: string };

/** A job, and what in it is handed over instead of copied: nothing else may use that afterwards. */
export interface PreparedJob<Job> {
  readonly job: Job;
  readonly transfer: readonly (ArrayBuffer | MessagePort)[];
}

/**
 * Loads what a job needs.
 *
 * @param signal aborted when the job is no longer wanted.
 * @param isRunning whether the thread of the job before is still there, with what it remembers.
 */
export type PrepareJob<Job> = (
  signal: AbortSignal,
  isRunning: boolean,
) => Promise<PreparedJob<Job>>;

/** A worker thread that does one job after another. It starts with the first job, and ends after a while without one. */
export interface JobThread<Job, Outcome extends JobOutcome> {
  /**
   * @param prepare called when the job's turn has come; what it throws is thrown here.
   * @returns what the worker posted, or why it posted nothing.
   */
  readonly run: (prepare: PrepareJob<Job>) => Promise<JobResult<Outcome>>;
  /** Resolves once nothing is being prepared or done any more. */
  readonly close: () => Promise<void>;
}

export interface JobThreadOptions {
  /** Milliseconds after which a job is given up and its thread ended. */
  readonly timeoutMs: number;
  /** Milliseconds without a job after which the thread ends, which frees its memory. */
  readonly idleMs?: number;
  /** Limit of the thread's heap in megabytes. */
  readonly heapMb?: number;
}

/** Most objects of a job are short-lived: a larger young generation would only hold more memory. In megabytes. */
const youngMb = 8;

/** @param worker the code of the worker. It posts one outcome for each job that it receives. */
export function createJobThread<Job, Outcome extends JobOutcome>(
  worker: URL,
  { timeoutMs, idleMs = 3_000, heapMb = 1_024 }: JobThreadOptions,
): JobThread<Job, Outcome> {
  let running: Worker | null = null;
  let idleTimer: NodeJS.Timeout | undefined;
  let lastJob: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();
  const { signal } = closing;

  function start(): Worker {
    const thread = new Worker(worker, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    });
    thread.unref();
    // An error of a job that was given up must not end the process.
    thread.on('error', () => undefined);
    return thread;
  }

  async function end(): Promise<void> {
    clearTimeout(idleTimer);
    const ended = running;
    running = null;
    await ended?.terminate();
  }

  async function runNext(prepare: PrepareJob<Job>): Promise<JobResult<Outcome>> {
    clearTimeout(idleTimer);
    if (signal.aborted) return { ok: false, failure: 'closed' };
    const prepared = await prepare(signal, running !== null);
    if (signal.aborted) return { ok: false, failure: 'closed' };
    const outcome = await runInWorker<Job, Outcome>(
      (running ??= start()),
      prepared,
      timeoutMs,
    ).catch((error: unknown) => ({
      failure: error instanceof Error ? error.message : String(error),
    }));
    if (outcome === 'ended') {
      running = null;
      return { ok: false, failure: signal.aborted ? 'closed' : 'its thread ended' };
    }
    if ('failure' in outcome) {
      await end();
      return { ok: false, failure: outcome.failure };
    }
    idleTimer = setTimeout(() => void end(), idleMs).unref();
    return { ok: true, value: outcome };
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

/** @returns what the worker posted, why the thread must be ended, or `ended` when it has ended by itself. */
function runInWorker<Job, Outcome extends JobOutcome>(
  thread: Worker,
  { job, transfer }: PreparedJob<Job>,
  timeoutMs: number,
): Promise<Outcome | { readonly failure: string } | 'ended'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => resolve({ failure: 'time' })), timeoutMs);
    const onMessage = (outcome: Outcome) => finish(() => resolve(outcome));
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

    thread.postMessage(job, transfer);
  });
}

/** The buffers that hold a part and nothing else: these can be handed over instead of copied. */
export function transferable(parts: readonly Uint8Array[]): readonly ArrayBuffer[] {
  return parts.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}

/**
 * A worker's code: a file of the source, or an entry of its own once built.
 *
 * @param here the address of the calling module.
 * @param source the worker's file as seen from there.
 * @param entry its name in `electron.vite.config.ts`.
 */
export function workerUrl(here: string, source: string, entry: string): URL {
  return here.endsWith('.ts')
    ? new URL(source, here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/${entry}.cjs`);
}
