import type { TunnelFault } from '../../../shared/tunnel.ts';

const first = 500;

/**
 * The longest wait after each fault, in milliseconds. Together with the time that the next try takes
 * to fail (at once where somebody refuses, up to the deadline where nobody answers) it stays
 * under 15 s, so that a server which is back is found within that time. Who asks for rest gets it.
 */
const longest: Readonly<Record<TunnelFault, number>> = {
  unreachable: 12_000,
  refused: 12_000,
  'bad-answer': 12_000,
  died: 12_000,
  unproven: 12_000,
  'no-program': 12_000,
  'no-address': 12_000,
  'no-answer': 6_000,
  'blocked-port': 6_000,
  limited: 300_000,
};

/** The first wait of who is told to ask less. */
const firstLimited = 30_000;

/**
 * How long to wait before a tunnel is opened again: twice as long each time up to a bound, and
 * half of it by chance, so that those who lost the same server don't come back all at once.
 *
 * @param vain how many times in a row nothing came of it, from 1 on.
 * @param chance from 0 to 1.
 * @returns milliseconds, between half and all of the bound of that turn.
 */
export function reopenDelay(vain: number, fault: TunnelFault, chance: number): number {
  const start = fault === 'limited' ? firstLimited : first;
  const bound = Math.min(start * 2 ** (vain - 1), longest[fault]);
  return Math.round(bound * (0.5 + chance / 2));
}
