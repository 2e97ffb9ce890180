import type { TunnelFault } from '../../../shared/tunnel.ts';
import { reopenDelay } from './back-off.ts';

/** Everything about the supervisor that is a time: milliseconds. */
export interface TunnelTiming {
  /** For everything up to the open tunnel; `null` leaves it to the kind. */
  readonly deadlineMs: number | null;
  /** An open tunnel may be without its server for so long before it has died. */
  readonly reviveMs: number;
  /** A connection may be missing for so long before it counts as lost. */
  readonly missingMs: number;
  /** Between two proofs that succeed. */
  readonly proveEveryMs: number;
  /** For one proof. */
  readonly proofMs: number;
  /** After so long an open tunnel counts as one that held. */
  readonly heldMs: number;
  readonly reopenDelay: (vain: number, fault: TunnelFault) => number;
}

export const tunnelTiming: TunnelTiming = {
  deadlineMs: null,
  reviveMs: 4_000,
  missingMs: 2_000,
  proveEveryMs: 180_000,
  proofMs: 8_000,
  heldMs: 10_000,
  reopenDelay: (vain, fault) => reopenDelay(vain, fault, Math.random()),
};
