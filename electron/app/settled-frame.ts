import type { BrowserWindow } from 'electron';

/** Between two questions, so that what the first one waited for is drawn before the second. Milliseconds. */
const pauseMs = 20;

/**
 * Waits until the frame that shows a staged mail has its hands free: parsed, laid out and drawn.
 *
 * @returns `false` when no frame shows it, or its process ended.
 */
export async function frameSettles(
  window: BrowserWindow | null,
  address: string,
): Promise<boolean> {
  for (let round = 0; round < 2; round += 1) {
    const frame = window?.webContents.mainFrame.framesInSubtree.find(({ url }) => url === address);
    if (frame === undefined || frame.detached) return false;
    // A mail's frame refuses every script, but it does so in its own thread, when it comes to it.
    await frame.executeJavaScript('0').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return true;
}
