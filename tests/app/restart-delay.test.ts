import { expect, it } from 'vitest';
import { restartDelayMs } from '../../electron/app/restart-delay.ts';

it('doubles from 0.5 s up to 10 s', () => {
  const waits = [restartDelayMs(null, 0)];
  for (let death = 1; death < 7; death += 1) waits.push(restartDelayMs(waits.at(-1) ?? null, 100));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

it('begins again at 0.5 s after a process that ran for half a minute', () => {
  expect(restartDelayMs(8000, 29_999)).toBe(10_000);
  expect(restartDelayMs(8000, 30_000)).toBe(500);
});
