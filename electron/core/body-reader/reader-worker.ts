import { openBody } from '../inspect/opened-body.ts';
import { createOpenedBodies } from './opened-bodies.ts';
import { answerJobs } from '../threads/answer-jobs.ts';
import { readJobs, type ReadJob, type ReadJobAnswer } from './read-jobs.ts';

/** Memory of the bodies that this thread remembers until it ends. */
const opened = createOpenedBodies(128 * 1024 ** 2);

/** Entry of the worker thread that reads long bodies, so that the inspector's event loop stays free for senders. */
async function run({ name, request, parts, remember, context }: ReadJob): Promise<unknown> {
  const bytes = () => Buffer.concat(parts ?? []);
  const body = remember ? await opened.open(request, bytes) : await openBody(request, bytes());
  return readJobs[name](request, body, context);
}

answerJobs(
  (job: ReadJob) => run(job),
  (outcome): ReadJobAnswer => ({
    ...outcome,
    remembered: opened.ids(),
  }),
);
