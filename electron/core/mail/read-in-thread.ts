import { Worker } from 'node:worker_threads';
import type { Result } from '../../../shared/result.ts';
import type { Jobs, Outcomes } from './jobs.ts';

/** Milliseconds after which a mail is given up. */
export const readingMs = 5_000;

/** A mail that wants more memory than this is given up too. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/**
 * Reads something from a mail in a thread that is made for it: requests are answered meanwhile, and a mail made to
 * take for ever takes `readingMs`.
 *
 * @returns `too-heavy` when time or memory ran out.
 */
export function readInThread<Name extends keyof Jobs>(
  job: Name,
  given: Jobs[Name],
  withinMs = readingMs,
): Promise<Result<Outcomes[Name], 'too-heavy'>> {
  const thread = new Worker(readerUrl(), { workerData: { ...given, job }, resourceLimits });
  const late = (detail: string) => ({ ok: false, fault: 'too-heavy', detail }) as const;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late(`not within ${withinMs / 1000} s`)), withinMs);
    thread.once('message', (value: Outcomes[Name]) => resolve({ ok: true, value }));
    thread.once('error', (error: NodeJS.ErrnoException) =>
      isExhausted(error) ? resolve(late(error.message)) : reject(error),
    );
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The reading ended without an answer.'));
    });
  }).finally(() => void thread.terminate()) as Promise<Result<Outcomes[Name], 'too-heavy'>>;
}

/** No memory, or no stack, is left for this mail. */
function isExhausted(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
}

/** Beside this file in the source, an entry of its own once built. */
function readerUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./reader.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/mail-reader.js`);
}
