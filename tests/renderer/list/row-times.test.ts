import { describe, expect, it } from 'vitest';
import { createRowTimes } from '../../../renderer/list/row-times.ts';

const now = Date.UTC(2026, 10, 22, 10, 0, 0);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe('how long ago', () => {
  const { ago } = createRowTimes('en', 'UTC');

  it.each([
    [0, null],
    [9 * second, null],
    [10 * second, '10s ago'],
    [59 * second, '59s ago'],
    [minute, '1m ago'],
    [2 * hour - 1, '1h ago'],
    [49 * hour, '2d ago'],
  ])('formats %d ms as %s', (passed, words) => {
    expect(ago(now - passed, now)).toBe(words);
  });

  it('takes a future time for now, because clocks are set back', () => {
    expect(ago(now + hour, now)).toBeNull();
  });

  it('formats in Spanish', () => {
    expect(createRowTimes('es', 'UTC').ago(now - 5 * minute, now)).toBe('hace 5 min');
  });
});

describe('when exactly', () => {
  it('names the day unless it is today', () => {
    const { exact } = createRowTimes('en-GB', 'UTC');
    expect(exact(now - hour, now)).toBe('09:00:00');
    expect(exact(now - 24 * hour, now)).toBe('21 Nov 10:00:00');
  });

  it('uses the day of the reader’s time zone, not of UTC', () => {
    const { exact } = createRowTimes('en-GB', 'Asia/Tokyo');
    expect(exact(Date.UTC(2026, 10, 21, 15, 30), now)).toBe('00:30:00');
    expect(exact(Date.UTC(2026, 10, 21, 14, 30), now)).toBe('21 Nov 23:30:00');
  });

  it('gives UTC to the millisecond beside the local time', () => {
    const words = createRowTimes('en-GB', 'Europe/Madrid').full(now + 7);
    expect(words).toContain('11:00:00');
    expect(words).toContain('2026-11-22T10:00:00.007Z');
  });
});
