import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { PostedEnd, PostedProgress } from './app/run-command.ts';
import { runTerminal } from './terminal/run-terminal.ts';

/**
 * A command of the terminal that the app runs for its window, in a process of its own, which the app then ends. What it
 * writes is posted as a whole: the last output of a process of this kind may be lost (Electron 42). Any message to it stops
 * the command.
 */
const [stdout, stderr] = [new PassThrough(), new PassThrough()];
const written = Promise.all([text(stdout), text(stderr)]);
const resources = join(import.meta.dirname, '..', '..', 'resources');
const host = new AbortController();
process.parentPort.once('message', () => host.abort());
// Sent to all processes of the app. The main process says when to stop, after it has asked the user.
const ignore = () => undefined;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
for (const signal of signals) process.on(signal, ignore);
let percent: number | null = null;
const onProgress = (share: number | null) => {
  const now = share === null ? null : Math.floor(100 * share);
  if (now === percent) return;
  percent = now;
  process.parentPort.postMessage({ percent } satisfies PostedProgress);
};
const streams = { stdout, stderr, onProgress, host: host.signal };
void runTerminal(process.argv.slice(2), resources, streams)
  .catch((error: unknown) => {
    // A bug, or SQLite's error. The process would go on without an end.
    stderr.write(error instanceof Error ? error.message : String(error));
    return 1;
  })
  .then(async (code) => {
    stdout.end();
    stderr.end();
    const [out, err] = await written;
    for (const signal of signals) process.off(signal, ignore);
    process.parentPort.postMessage({ code, out, err } satisfies PostedEnd);
  });
