import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { isWindows } from '../../support/system.ts';

const module = pathToFileURL(
  join(resolve(import.meta.dirname, '../../..'), 'scripts/support/run.mjs'),
);

/** A script that runs two programs, one after the other. The first says that it runs, and ends when it is stopped. */
const script = (first: string) => `
import { run, runQuietly } from ${JSON.stringify(module.href)};
const first = await run(process.execPath, ['-e', ${JSON.stringify(first)}]);
const second = await run(process.execPath, ['-e', 'console.log("second")']);
const third = await runQuietly(process.execPath, ['-e', 'console.log("third")']);
console.log(JSON.stringify([first, second, third]));
process.exit(0);`;

const waiting = "console.log('first'); setInterval(() => {}, 1000);";

it.skipIf(isWindows).each([
  ['SIGINT', waiting, 130],
  ['SIGTERM', waiting, 143],
  ['SIGINT', `process.once('SIGINT', () => process.exit(0)); ${waiting}`, 0],
] as const)('after %s, a script starts nothing more', async (signal, first, code) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') child.kill(signal);
    said += text;
  });
  await ended;
  const stopped = signal === 'SIGINT' ? 130 : 143;
  expect(said).toBe(`first\n${JSON.stringify([code, stopped, { code: stopped, output: '' }])}\n`);
});
