const firstMs = 500;
const longestMs = 10_000;
/** Alive for so long, a process counts as sound and the next fault as a new one. */
const soundMs = 30_000;

/**
 * How long to wait before starting again what has died: doubling from 0.5 s up to 10 s.
 *
 * @param previousMs the wait before, `null` at the first death.
 * @param aliveMs how long it lived this time.
 */
export function nextWait(previousMs: number | null, aliveMs: number): number {
  if (previousMs === null || aliveMs >= soundMs) return firstMs;
  return Math.min(previousMs * 2, longestMs);
}
