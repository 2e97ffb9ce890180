import { parentPort } from 'node:worker_threads';
import { openBody } from '../inspect/opened-body.ts';
import { createOpenedBodies } from './opened-bodies.ts';
import { readJobs, type ReadJob, type ReadJobAnswer, type ReadJobOutcome } from './read-jobs.ts';

/** Memory of the bodies that this thread remembers until it ends. */
const opened = createOpenedBodies(128 * 1024 ** 2);

/** Entry of the worker thread that reads long bodies, so that the inspector's event loop stays free for senders. */
async function run({ name, request, parts, remember, context }: ReadJob): Promise<ReadJobOutcome> {
  try {
    const bytes = () => Buffer.concat(parts ?? []);
    const body = remember ? await opened.open(request, bytes) : await openBody(request, bytes());
    return { value: await readJobs[name](request, body, context) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

function answer(outcome: ReadJobOutcome): void {
  const message: ReadJobAnswer = { ...outcome, remembered: opened.ids() };
  parentPort?.postMessage(message);
}

parentPort?.on('message', (job: ReadJob) => {
  void run(job)
    .then(answer)
    // The value can't be cloned.
    .catch((error: unknown) => answer({ thrown: String(error) }));
});
