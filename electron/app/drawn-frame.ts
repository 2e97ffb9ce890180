import { setTimeout as after } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

/** The pause between two scripts in the frame, so that it draws in between. */
const pauseMs = 20;

/**
 * Waits until the frame that shows a staged mail has parsed, laid out and drawn it.
 *
 * @returns `false` when no frame shows it, or its process ended.
 */
export async function waitUntilDrawn(
  window: BrowserWindow | null,
  address: string,
): Promise<boolean> {
  if (!(await waitUntilFree(window, address))) return false;
  await after(pauseMs);
  return waitUntilFree(window, address);
}

/** Waits until the main thread of the frame has nothing to do. @returns as above. */
async function waitUntilFree(window: BrowserWindow | null, address: string): Promise<boolean> {
  const frame = window?.webContents.mainFrame.framesInSubtree.find(
    ({ url }) => url.split('#', 1)[0] === address,
  );
  if (frame === undefined || frame.detached) return false;
  // The frame refuses every script, but only once its main thread is free: that is the moment to wait for.
  await frame.executeJavaScript('0').catch(() => {});
  return true;
}
