import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../renderer/ui/format.ts';
import { formatGap } from '../../../shared/format-gap.ts';

describe('a size', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [41_234, '41.2 kB'],
    [25 * 1024 ** 2, '26.2 MB'],
    [5_000_000_000_000, '5,000 GB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});

describe('the time between two requests', () => {
  it.each([
    [340, '340 ms'],
    [8_240, '8.2 sec'],
    [90_000, '1.5 min'],
    [7_200_000, '2 hr'],
    [-1_500, '-1.5 sec'],
  ])('of %d ms is %s', (ms, text) => {
    expect(formatGap(ms, 'en-US')).toBe(text);
  });
});
