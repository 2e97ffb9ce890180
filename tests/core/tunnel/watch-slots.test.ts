import { expect, it, onTestFinished } from 'vitest';
import { watchSlots } from '../../../electron/core/tunnel/watch-slots.ts';
import { until } from '../../support/until.ts';

it('slots that are lost together are reported once, and so are those that are restored', async () => {
  const reported: number[] = [];
  const slots = watchSlots(10, 20, (up) => reported.push(up));
  onTestFinished(slots.stop);
  await until(() => reported.length > 0);
  expect(reported).toEqual([0]);
  for (let slot = 0; slot < 8; slot += 1) slots.up(slot);
  expect(slots.countUp()).toBe(8);
  await until(() => reported.length > 1);
  expect(reported).toEqual([0, 8]);
});
