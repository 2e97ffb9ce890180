import { describe, expect, it } from 'vitest';
import { formatGap } from '../../../../renderer/detail/related/gap-words.ts';

describe('the time between two requests', () => {
  it.each([
    [340, '340 ms'],
    [8_240, '8.2 sec'],
    [90_000, '1.5 min'],
    [7_200_000, '2 hr'],
    [-1_500, '-1.5 sec'],
  ])('of %d ms is %s', (ms, words) => {
    expect(formatGap(ms, 'en-US')).toBe(words);
  });
});
