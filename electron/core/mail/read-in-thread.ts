import { Worker } from 'node:worker_threads';
import type { Result } from '../../../shared/result.ts';
import type { Compatibility } from '../../../shared/mail.ts';

/** What can be read from a mail's HTML in a thread, with what each job needs. */
export interface Jobs {
  readonly text: { readonly html: string };
  readonly compatibility: { readonly html: string; readonly resourcesDir: string };
  readonly addresses: { readonly html: string };
}

/** What each job returns. */
export interface Outcomes {
  readonly text: string;
  readonly compatibility: Compatibility;
  readonly addresses: ReadonlySet<string>;
}

/** The data that a thread is started with. */
export type MailJob = {
  readonly [Name in keyof Jobs]: Jobs[Name] & { readonly job: Name };
}[keyof Jobs];

/** A job is cancelled after this time. */
const readingMs = 5_000;

/** A job that needs more memory is cancelled too. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/**
 * Runs a job in a new thread, so that requests are answered meanwhile and a hostile mail takes at most `readingMs`.
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

/** The thread ran out of memory or stack. */
function isExhausted(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
}

/** Beside this file in the source, an entry of its own once built. */
function readerUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./reader.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/mail-reader.cjs`);
}
