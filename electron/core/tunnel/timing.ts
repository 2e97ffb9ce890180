import { setTimeout as after } from 'node:timers/promises';
import type { TunnelFault } from '../../../shared/tunnel.ts';

/** The times of the supervisor, in milliseconds. Tests replace some of them. */
export interface TunnelTiming {
  /** For opening a tunnel; `null` takes the carrier's own deadline. */
  readonly deadlineMs: number | null;
  /** How long an open tunnel may be without any connection before it has died. */
  readonly reviveMs: number;
  /** How long one connection may be missing before it is reported. */
  readonly missingMs: number;
  /** From one probe that succeeded to the next. */
  readonly probeEveryMs: number;
  /** For the answer to one probe. */
  readonly probeTimeoutMs: number;
  /** A tunnel that was open for this many milliseconds counts as stable: the failures before it are forgotten. */
  readonly stableAfterMs: number;
  readonly reopenDelay: (failures: number, fault: TunnelFault) => number;
}

export const tunnelTiming: TunnelTiming = {
  deadlineMs: null,
  reviveMs: 4_000,
  missingMs: 2_000,
  // A probe takes 9 ms of processor time in all processes, which is most of what an idle Hookscope uses.
  probeEveryMs: 300_000,
  probeTimeoutMs: 8_000,
  stableAfterMs: 10_000,
  reopenDelay: (failures, fault) => reopenDelay(failures, fault, Math.random()),
};

/** The bound of the first wait, in milliseconds. */
const firstReopenMs = 500;

/** The same after a 429, and where only the user can help: an ssh server locks out who fails too often. */
const firstLimitedMs = 30_000;
const limitedFaults: ReadonlySet<TunnelFault> = new Set<TunnelFault>([
  'limited',
  'host-key-unknown',
  'host-key-changed',
  'key-refused',
]);

/**
 * The bound of the longest wait after each fault, in milliseconds. The next attempt takes some time to fail: none where
 * the server refuses, up to the deadline where it does not answer. Both together stay under 15 s, so that a server
 * which is back is found within that time. After a 429 we wait 15 s to 5 min.
 */
const longestReopenMs: Readonly<Record<TunnelFault, number>> = {
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
  // Until the user has done something. Each attempt starts a program that asks a server.
  ...{ 'no-tunnel': 12_000, 'not-running': 12_000, 'port-in-use': 12_000, 'in-use': 30_000 },
  ...{ 'not-logged-in': 60_000, 'unknown-tunnel': 60_000, 'bad-token': 60_000 },
  ...{ 'domain-refused': 60_000, 'session-limit': 60_000, 'not-enabled': 60_000 },
  ...{ 'not-allowed': 60_000, outdated: 60_000 },
  'no-server': 12_000,
  'forwarding-refused': 60_000,
  'port-taken': 12_000,
  'host-key-unknown': 300_000,
  'host-key-changed': 300_000,
  'key-refused': 300_000,
};

/**
 * How long to wait before a tunnel is opened again. The bound doubles with each failure. The wait is a random time
 * between half of the bound and all of it, so that the clients of one server don't come back all at once.
 *
 * @param failures in a row, from 1 on.
 * @param chance from 0 to 1.
 * @returns milliseconds.
 */
export function reopenDelay(failures: number, fault: TunnelFault, chance: number): number {
  const first = limitedFaults.has(fault) ? firstLimitedMs : firstReopenMs;
  const bound = Math.min(first * 2 ** (failures - 1), longestReopenMs[fault]);
  return Math.round(bound * (0.5 + chance / 2));
}

/** After a socket that carried a request: the server closes one after each reply that it doesn't keep alive. */
const redialNowMs = 20;

const firstRedialMs = 250;
const longestRedialMs = 2_000;

/**
 * How long to wait before a lost tunnel socket is dialled again.
 *
 * @param failures in a row of this socket.
 * @returns milliseconds.
 */
export function redialDelay(failures: number): number {
  return failures === 0
    ? redialNowMs
    : Math.min(firstRedialMs * 2 ** (failures - 1), longestRedialMs);
}

/** Resolves after `ms` milliseconds, or as soon as `wake` is aborted. */
export async function sleep(ms: number, wake: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal: wake }).catch(() => undefined);
}

/**
 * Runs work that is aborted after `ms` milliseconds, or by `stop`. This is not `AbortSignal.timeout`, because its timer
 * can't be cleared: a closed tunnel must leave no timer.
 */
export async function withDeadline<T>(
  ms: number,
  stop: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), ms);
  try {
    return await run(AbortSignal.any([stop, deadline.signal]));
  } finally {
    clearTimeout(timer);
  }
}
