import { parentPort } from 'node:worker_threads';
import type { JobOutcome } from './job-thread.ts';

/**
 * Answers the jobs that this worker thread receives. What a job throws becomes its outcome.
 *
 * @param complete adds to an outcome what its receiver needs besides.
 */
export function answerJobs(
  run: (job: never) => unknown,
  complete: (outcome: JobOutcome) => JobOutcome = (outcome) => outcome,
): void {
  const answer = (outcome: JobOutcome) => parentPort?.postMessage(complete(outcome));
  parentPort?.on('message', (job: unknown) => {
    void outcomeOf(run, job as never)
      .then(answer)
      // The value can't be cloned.
      .catch((error: unknown) => answer({ thrown: String(error) }));
  });
}

async function outcomeOf(run: (job: never) => unknown, job: never): Promise<JobOutcome> {
  try {
    return { value: await run(job) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}
