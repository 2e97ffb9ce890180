const initialMs = 500;
const maxMs = 10_000;
/** A process that ran this long was stable: the delay after its end begins at the initial one again. */
const stableMs = 30_000;

/**
 * The delay before a process that ended is started again: it doubles from 0.5 s up to 10 s.
 *
 * @param previousMs the delay before; `null` the first time.
 * @param aliveMs how long the process ran this time.
 */
export function restartDelayMs(previousMs: number | null, aliveMs: number): number {
  if (previousMs === null || aliveMs >= stableMs) return initialMs;
  return Math.min(previousMs * 2, maxMs);
}
