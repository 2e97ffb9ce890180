import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reopenDelay } from '../../../electron/core/tunnel/back-off.ts';
import { kindsOfTunnel } from '../../../electron/core/tunnel/index.ts';
import { tunnelTiming } from '../../../electron/core/tunnel/timing.ts';
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
const vain = fc.integer({ min: 1, max: 100_000 });

describe('the wait before a tunnel is opened again', () => {
  it('doubles up to its bound', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((turn) => reopenDelay(turn, 'died', 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 12_000, 12_000,
    ]);
  });

  it('is never longer than its bound, never shorter than half of it, and never nothing', () => {
    fc.assert(
      fc.property(vain, chance, fc.constantFrom(...faults), (turn, luck, fault) => {
        const longest = reopenDelay(turn, fault, 1);
        const delay = reopenDelay(turn, fault, luck);
        expect(delay).toBeLessThanOrEqual(longest);
        expect(delay).toBeGreaterThanOrEqual(longest / 2);
        expect(longest).toBeLessThanOrEqual(12_000);
        expect(longest).toBeGreaterThanOrEqual(500);
      }),
    );
  });

  it('differs between two who lost the same server', () => {
    expect(reopenDelay(5, 'died', 0.2)).not.toBe(reopenDelay(5, 'died', 0.7));
  });

  it('and the try before it stay under 15 s where nobody answers, so that a server that is back is found', () => {
    const deadline = kindsOfTunnel.localtunnel?.deadlineMs ?? Infinity;
    for (const fault of ['no-answer', 'blocked-port'] as const)
      expect(reopenDelay(1_000, fault, 1) + deadline).toBeLessThan(15_000);
    expect(reopenDelay(1_000, 'no-answer', 1) + tunnelTiming.proofMs).toBeLessThan(15_000);
    // These are told at once.
    for (const fault of ['refused', 'unreachable', 'bad-answer', 'died'] as const)
      expect(reopenDelay(1_000, fault, 1)).toBeLessThan(15_000);
  });

  it('is long, and grows to minutes, where somebody asks for rest', () => {
    expect(reopenDelay(1, 'limited', 0)).toBe(15_000);
    expect(reopenDelay(1, 'limited', 1)).toBe(30_000);
    expect(reopenDelay(1_000, 'limited', 1)).toBe(300_000);
  });
});
