import { expect, it } from 'vitest';
import { refillDelay } from '../../../electron/core/tunnel/refill-delay.ts';

it('waits longer the longer nothing comes of it, up to two seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 2_000].map(refillDelay)).toEqual([
    20, 250, 500, 1_000, 2_000, 2_000, 2_000, 2_000,
  ]);
});
