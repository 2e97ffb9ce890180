import { openLongBody, readWhole, withStartOfText } from '../inspect/long-body.ts';
import { openBody, type OpenedBody } from '../inspect/opened-body.ts';
import { answerJobs } from '../threads/answer-jobs.ts';
import { readOffered } from './offered-body.ts';
import { createOpenedBodies } from './opened-bodies.ts';
import { readJobs, type ReadJob, type ReadJobAnswer } from './read-jobs.ts';

/** Memory of the bodies that this thread remembers until it ends. */
const opened = createOpenedBodies(128 * 1024 ** 2);

/** The long body that was read last in parts; `null` where it has to be read whole. */
let inParts: { readonly id: number; readonly body: OpenedBody | null } | null = null;

/** Entry of the worker thread that reads long bodies, so that the inspector's event loop stays free for senders. */
async function run(job: ReadJob): Promise<unknown> {
  const { name, request, parts, remember, context } = job;
  if (job.source !== null) return readFromSource(job);
  const bytes = () => Buffer.concat(parts ?? []);
  const body = remember ? await opened.open(request, bytes) : await openBody(request, bytes());
  return readJobs[name](request, body, context);
}

/** Reads an inspection and the start of the text in parts where that is possible, and everything else whole. */
async function readFromSource({
  name,
  request,
  source,
  remember,
  context,
}: ReadJob): Promise<unknown> {
  if (source === null) throw new Error('The job has no source.');
  const { id, body } = request;
  const read = readOffered(source);
  try {
    if ((name === 'inspection' || name === 'text') && !opened.has(id)) {
      if (inParts?.id !== id) inParts = { id, body: await openLongBody(request, read) };
      const long = inParts.body;
      if (!remember) inParts = null;
      if (long !== null) {
        const shown = name === 'text' ? await withStartOfText(long, body.bytes, read) : long;
        return await readJobs[name](request, shown, context);
      }
    }
    const bytes = opened.has(id) ? new Uint8Array() : await readWhole(body.bytes, read);
    const whole = remember
      ? await opened.open(request, () => bytes)
      : await openBody(request, bytes);
    return await readJobs[name](request, whole, context);
  } finally {
    source.close();
  }
}

answerJobs(
  (job: ReadJob) => run(job),
  (outcome): ReadJobAnswer => ({
    ...outcome,
    remembered: opened.ids(),
  }),
);
