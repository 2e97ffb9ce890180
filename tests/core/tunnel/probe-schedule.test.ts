import { describe, expect, it } from 'vitest';
import { shouldReopen } from '../../../electron/core/tunnel/probe-schedule.ts';

const first = { reopened: 0, resumed: false };

describe('a tunnel whose probes fail', () => {
  it('is opened again after three failures, and after twice as many each time that it did not help', () => {
    const enough = (reopened: number) =>
      [...Array(200).keys()].find((n) =>
        shouldReopen('no-answer', n, { reopened, resumed: false }),
      );
    expect([0, 1, 2, 3, 4, 5, 100].map(enough)).toEqual([3, 6, 12, 24, 48, 48, 48]);
  });

  it('is opened again after one failure when the machine slept', () => {
    expect(shouldReopen('no-answer', 1, { reopened: 0, resumed: true })).toBe(true);
    expect(shouldReopen('no-answer', 1, { reopened: 1, resumed: true })).toBe(false);
  });

  it.each(['unreachable', 'reminder', 'other-path'] as const)(
    'is never opened again for a fault that a new tunnel does not repair: %s',
    (fault) => {
      expect(shouldReopen(fault, 1_000, first)).toBe(false);
    },
  );
});
