import {
  createJobThread,
  transferable,
  workerUrl,
  type JobResult,
  type JobThreadOptions,
} from '../threads/job-thread.ts';
import type { ReadJob, ReadJobAnswer } from './read-jobs.ts';

/**
 * Loads what a job needs.
 *
 * @param signal aborted when the job is no longer wanted.
 * @param isRemembered whether the thread remembers the body of a request, so that the job need not carry it.
 */
export type PrepareRead = (
  signal: AbortSignal,
  isRemembered: (id: number) => boolean,
) => Promise<ReadJob>;

/** A worker thread that reads one request after another, and remembers the bodies that it read for a view. */
export interface ReaderThread {
  /** @param prepare called when the job's turn has come; what it throws is thrown here. */
  readonly run: (prepare: PrepareRead) => Promise<JobResult<unknown>>;
  /** Resolves once nothing is being prepared or done any more. */
  readonly close: () => Promise<void>;
}

export function createReaderThread(options: JobThreadOptions): ReaderThread {
  const thread = createJobThread<ReadJob, ReadJobAnswer>(
    workerUrl(import.meta.url, './reader-worker.ts', 'body-reader'),
    options,
  );
  let remembered: readonly number[] = [];

  return {
    run: async (prepare) => {
      const result = await thread.run(async (signal, isRunning) => {
        const job = await prepare(signal, (id) => isRunning && remembered.includes(id));
        const source = job.source === null ? [] : [job.source];
        return { job, transfer: [...transferable(job.parts ?? []), ...source] };
      });
      if (!result.ok) return result;
      ({ remembered } = result.value);
      return 'thrown' in result.value
        ? { ok: false, failure: result.value.thrown }
        : { ok: true, value: result.value.value };
    },
    close: thread.close,
  };
}
