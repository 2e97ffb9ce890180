import { expect, it } from 'vitest';
import { createCaptureRate } from '../../../electron/core/inspect/capture-rate.ts';

it('many captures count for this span and the next, also when they come one by one, and not after a pause', () => {
  let now = 0;
  const rate = createCaptureRate(() => now);
  const capture = (count: number) => {
    for (let n = 0; n < count; n += 1) {
      now += 10;
      rate.captured();
    }
  };
  capture(7);
  expect(rate.isHigh()).toBe(false);
  capture(1);
  expect(rate.isHigh()).toBe(true);
  now = 199;
  expect(rate.isHigh()).toBe(true);
  now = 200;
  expect(rate.isHigh()).toBe(false);
  capture(9);
  expect(rate.isHigh()).toBe(true);
  rate.paused();
  expect(rate.isHigh()).toBe(false);
});

it('tells how long ago the last capture was', () => {
  let now = 5;
  const rate = createCaptureRate(() => now);
  expect(rate.quietFor()).toBe(Infinity);
  rate.captured();
  now = 12;
  expect(rate.quietFor()).toBe(7);
});
