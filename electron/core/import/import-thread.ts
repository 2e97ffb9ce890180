import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ImportSource } from './import-source.ts';
import type { ThreadAnswer, ThreadAsk, ThreadInput } from './import-thread-messages.ts';
import { BrokenFile } from './importer.ts';

/** Megabytes of the thread's heap. A document is parsed as a whole; longer imports are NDJSON. */
const heapMb = 2_048;

/** Reads an input in a thread of its own. Closing it ends the thread, whatever it does. */
export function threadSource(input: ThreadInput): ImportSource {
  const worker = new Worker(workerUrl(), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  worker.unref();
  let onBytes: (done: number, total: number) => void = () => undefined;
  let settle: ((answer: ThreadAnswer) => void) | null = null;
  let lost: ThreadAnswer | null = null;

  worker.on('message', (answer: ThreadAnswer) => {
    if (answer.is === 'bytes') onBytes(answer.done, answer.total);
    else settle?.(answer);
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    lose(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? {
            is: 'broken',
            place: input.name,
            reason: 'too large to be read at once; NDJSON may be of any length',
          }
        : { is: 'thrown', message: error.message },
    ),
  );
  worker.on('exit', () => lose({ is: 'thrown', message: 'The import was stopped.' }));

  function lose(answer: ThreadAnswer): void {
    lost ??= answer;
    settle?.(lost);
  }

  /** @throws BrokenFile, or what the thread threw. */
  async function ask(what: ThreadAsk): Promise<ThreadAnswer> {
    const answer = await new Promise<ThreadAnswer>((resolve) => {
      if (lost !== null) return resolve(lost);
      settle = resolve;
      worker.postMessage(what);
    });
    settle = null;
    if (answer.is === 'broken') throw new BrokenFile(answer.place, answer.reason);
    if (answer.is === 'thrown') throw new Error(answer.message);
    return answer;
  }

  return {
    name: input.name,
    check: async (report = () => undefined) => {
      onBytes = report;
      const answer = await ask('check');
      if (answer.is !== 'checked') throw new Error('The thread gave another answer.');
      return answer.checked;
    },
    requests: async function* () {
      for (;;) {
        const answer = await ask('next');
        if (answer.is !== 'batch') throw new Error('The thread gave another answer.');
        // A body comes from a thread as a plain array of bytes.
        yield* answer.requests;
        if (answer.isLast) return;
      }
    },
    close: async () => {
      if (lost !== null) return;
      const exited = once(worker, 'exit');
      await worker.terminate();
      await exited.catch(() => undefined);
    },
  };
}

/** The worker's code: a file beside this one in the source, an entry of its own (`import-reader`) once built. */
function workerUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./import-worker.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/import-reader.cjs`);
}
