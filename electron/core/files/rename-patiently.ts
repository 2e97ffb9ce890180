import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** The errors of Windows while any program has one of the two files open. */
const heldCodes = new Set(['EBUSY', 'EPERM', 'EACCES']);
const patienceMs = 1_000;
const pauseMs = 20;

/**
 * Renames a file. On Windows a virus scanner or the system's search opens each new file for a moment, and the renaming
 * fails: there it is tried again for a second.
 *
 * @throws the error of the last try.
 */
export function renamePatientlySync(from: string, to: string, platform = process.platform): void {
  const deadline = deadlineOn(platform);
  for (;;) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!isHeld(error) || performance.now() >= deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/** The same without blocking the thread. */
export async function renamePatiently(
  from: string,
  to: string,
  platform = process.platform,
): Promise<void> {
  const deadline = deadlineOn(platform);
  for (;;) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isHeld(error) || performance.now() >= deadline) throw error;
      await delay(pauseMs);
    }
  }
}

function deadlineOn(platform: NodeJS.Platform): number {
  return platform === 'win32' ? performance.now() + patienceMs : 0;
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && heldCodes.has(String(error.code));
}
