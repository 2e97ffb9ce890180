import { setTimeout as after } from 'node:timers/promises';

/** Resolves after a while, or when the signal says so. */
export async function sleep(ms: number, wake: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal: wake }).catch(() => undefined);
}
