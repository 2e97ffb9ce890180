import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { CommandEnd } from './app/run-command.ts';
import { runTerminal } from './terminal/run-terminal.ts';

/**
 * A command of the terminal that the app runs for its window, in a process of its own, which the app then ends. What it
 * writes is posted as a whole: the last output of a process of this kind may be lost (Electron 42). Any message to it stops
 * the command as SIGTERM would, which Windows does not have.
 */
const [stdout, stderr] = [new PassThrough(), new PassThrough()];
const written = Promise.all([text(stdout), text(stderr)]);
const resources = join(import.meta.dirname, '..', '..', 'resources');
process.parentPort.once('message', () => {
  // A command that has just begun does not listen yet.
  setInterval(() => process.emit('SIGTERM'), 50);
});
void runTerminal(process.argv.slice(2), resources, { stdout, stderr }).then(async (code) => {
  stdout.end();
  stderr.end();
  const [out, err] = await written;
  process.parentPort.postMessage({ code, out, err } satisfies CommandEnd);
});
