import { parentPort } from 'node:worker_threads';
import { readings, type ReadingAnswer, type ReadingJob } from './readings.ts';

/** The thread that reads long bodies, so that the process which answers senders never waits for one. */
async function answer({ name, request, parts, context }: ReadingJob): Promise<ReadingAnswer> {
  try {
    return { value: await readings[name](request, Buffer.concat(parts), context) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job: ReadingJob) => {
  void answer(job)
    .then((answered) => parentPort?.postMessage(answered))
    .catch((error: unknown) => parentPort?.postMessage({ thrown: String(error) }));
});
