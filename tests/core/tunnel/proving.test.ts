import { describe, expect, it } from 'vitest';
import { isHopeless } from '../../../electron/core/tunnel/proving.ts';

const fresh = { reopened: 0, woke: false };

describe('a tunnel whose proofs fail', () => {
  it('is given up after three, and after twice as many each time that did not help', () => {
    const enough = (reopened: number) =>
      [...Array(200).keys()].find((n) => isHopeless('no-answer', n, { reopened, woke: false }));
    expect([0, 1, 2, 3, 4, 5, 100].map(enough)).toEqual([3, 6, 12, 24, 48, 48, 48]);
  });

  it('is given up after one when the machine slept', () => {
    expect(isHopeless('no-answer', 1, { reopened: 0, woke: true })).toBe(true);
    expect(isHopeless('no-answer', 1, { reopened: 1, woke: true })).toBe(false);
  });

  it.each(['unreachable', 'reminder', 'other-path'] as const)(
    'is never given up for what another tunnel would not heal: %s',
    (fault) => {
      expect(isHopeless(fault, 1_000, fresh)).toBe(false);
    },
  );
});
