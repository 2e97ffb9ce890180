import { describe, expect, it } from 'vitest';
import { formatBytes, formatUtcTime } from '../../../renderer/ui/format.ts';

describe('amounts', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [41_234, '41.2 kB'],
    [25 * 1024 ** 2, '26.2 MB'],
    [5_000_000_000_000, '5,000 GB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes, 'en')).toBe(words);
  });

  it('write a time in UTC to the millisecond', () => {
    expect(formatUtcTime(Date.UTC(2026, 10, 22, 10, 0, 0, 7))).toBe('2026-11-22 10:00:00.007');
  });
});
