import { setTimeout as after } from 'node:timers/promises';

/** So much is made up for when timers come late. More would become a burst after a slow answer. */
const madeUpForMs = 50;

/**
 * Spreads starts evenly over time.
 *
 * @param perSecond `null` for no limit.
 * @returns resolves when the next one may start; at once when `signal` is aborted.
 */
export function createPace(
  perSecond: number | null,
  now: () => number = () => performance.now(),
): (signal: AbortSignal) => Promise<void> {
  if (perSecond === null) return () => Promise.resolve();
  const intervalMs = 1_000 / perSecond;
  let next = now();
  return async (signal) => {
    const due = Math.max(next, now() - madeUpForMs);
    next = due + intervalMs;
    const delayMs = due - now();
    if (delayMs > 0) await after(delayMs, undefined, { signal }).catch(() => undefined);
  };
}
