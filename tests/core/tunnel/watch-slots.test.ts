import { expect, it, onTestFinished } from 'vitest';
import { watchSlots } from '../../../electron/core/tunnel/watch-slots.ts';
import { until } from '../../support/until.ts';

it('slots that are lost together are told in one word, and so are those that are back', async () => {
  const told: number[] = [];
  const slots = watchSlots(10, 20, (up) => told.push(up));
  onTestFinished(slots.stop);
  await until(() => told.length > 0);
  expect(told).toEqual([0]);
  for (let slot = 0; slot < 8; slot += 1) slots.up(slot);
  expect(slots.countUp()).toBe(8);
  await until(() => told.length > 1);
  expect(told).toEqual([0, 8]);
});
