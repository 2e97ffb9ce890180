import { expect, it } from 'vitest';
import { nextWait } from '../../electron/app/restart-delay.ts';

it('doubles from half a second up to ten', () => {
  const waits = [nextWait(null, 0)];
  for (let death = 1; death < 7; death += 1) waits.push(nextWait(waits.at(-1) ?? null, 100));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

it('begins anew after half a minute of life', () => {
  expect(nextWait(8000, 29_999)).toBe(10_000);
  expect(nextWait(8000, 30_000)).toBe(500);
});
