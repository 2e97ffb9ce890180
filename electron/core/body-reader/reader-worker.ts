import { parentPort } from 'node:worker_threads';
import { readJobs, type ReadJob, type ReadJobAnswer } from './read-jobs.ts';

/** Entry of the worker thread that reads long bodies, so that the inspector's event loop stays free for senders. */
async function answer({ name, request, parts, context }: ReadJob): Promise<ReadJobAnswer> {
  try {
    return { value: await readJobs[name](request, Buffer.concat(parts), context) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job: ReadJob) => {
  void answer(job)
    .then((answered) => parentPort?.postMessage(answered))
    // A value that can't be cloned.
    .catch((error: unknown) => parentPort?.postMessage({ thrown: String(error) }));
});
