import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tunnelCarriers } from '../../../electron/core/tunnel/index.ts';
import { redialDelay, reopenDelay, tunnelTiming } from '../../../electron/core/tunnel/timing.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';

const faults: readonly TunnelFault[] = [
  'no-answer',
  'refused',
  'unreachable',
  'bad-answer',
  'blocked-port',
  'died',
  'unproven',
  'no-program',
  'no-address',
];
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const failures = fc.integer({ min: 1, max: 100_000 });

describe('the wait before a tunnel is opened again', () => {
  it('doubles up to its bound', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((count) => reopenDelay(count, 'died', 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 12_000, 12_000,
    ]);
  });

  it('is between half of its bound and all of it', () => {
    fc.assert(
      fc.property(failures, chance, fc.constantFrom(...faults), (count, luck, fault) => {
        const longest = reopenDelay(count, fault, 1);
        const delay = reopenDelay(count, fault, luck);
        expect(delay).toBeLessThanOrEqual(longest);
        expect(delay).toBeGreaterThanOrEqual(longest / 2);
        expect(longest).toBeLessThanOrEqual(12_000);
        expect(longest).toBeGreaterThanOrEqual(500);
      }),
    );
  });

  it('differs between clients that lost the same server', () => {
    expect(reopenDelay(5, 'died', 0.2)).not.toBe(reopenDelay(5, 'died', 0.7));
  });

  it('and the attempt before it take less than 15 s, so that a server which is back is found', () => {
    const deadline = tunnelCarriers.localtunnel?.deadlineMs ?? Infinity;
    for (const fault of ['no-answer', 'blocked-port'] as const)
      expect(reopenDelay(1_000, fault, 1) + deadline).toBeLessThan(15_000);
    expect(reopenDelay(1_000, 'no-answer', 1) + tunnelTiming.probeTimeoutMs).toBeLessThan(15_000);
    // These fail at once.
    for (const fault of ['refused', 'unreachable', 'bad-answer', 'died'] as const)
      expect(reopenDelay(1_000, fault, 1)).toBeLessThan(15_000);
  });

  it.each(['limited', 'key-refused', 'host-key-unknown', 'host-key-changed'] as const)(
    'is 15 s at least and 5 min at most where a server would lock us out: %s',
    (fault) => {
      expect(reopenDelay(1, fault, 0)).toBe(15_000);
      expect(reopenDelay(1, fault, 1)).toBe(30_000);
      expect(reopenDelay(1_000, fault, 1)).toBe(300_000);
    },
  );
});

describe('the wait before a tunnel socket is dialled again', () => {
  it('doubles with each failure, up to two seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 2_000].map(redialDelay)).toEqual([
      20, 250, 500, 1_000, 2_000, 2_000, 2_000, 2_000,
    ]);
  });
});
