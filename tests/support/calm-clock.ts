import { existsSync, readFileSync } from 'node:fs';
import { isLinux } from './system.ts';

/**
 * Starts a clock that stands still while the main thread of a process is ready to run and has no processor, because a busy machine
 * gives it to others. Linux counts that; elsewhere it is an ordinary clock.
 *
 * @returns tells how many milliseconds have passed on it.
 */
export function startCalmClock(pid = process.pid): () => number {
  const now = () => performance.now() - (isLinux ? starvedMs(pid) : 0);
  const started = now();
  return () => now() - started;
}

/** 0 where the kernel was built without it. */
function starvedMs(pid: number): number {
  const path = `/proc/${pid}/schedstat`;
  if (!existsSync(path)) return 0;
  // The time on a processor, and the time of waiting for one, in nanoseconds.
  const [, waited] = readFileSync(path, 'utf8').split(' ');
  return Number(waited) / 1e6;
}
