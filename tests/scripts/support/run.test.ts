import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runQuietly } from '../../../scripts/support/run.mjs';

it('still takes signals when the program has ended, until the next turn: a late one must not end us before our exit', async () => {
  const before = process.listenerCount('SIGINT');
  const { code } = await runQuietly(process.execPath, ['-e', 'process.exit(3)']);
  expect(code).toBe(3);
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  await setImmediate();
  expect(process.listenerCount('SIGINT')).toBe(before);
});

it('takes signals once while several programs run', async () => {
  const before = process.listenerCount('SIGINT');
  const runs = [1, 2].map(() => runQuietly(process.execPath, ['-e', '']));
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  await Promise.all(runs);
  await setImmediate();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
