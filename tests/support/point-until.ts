import { setTimeout as after } from 'node:timers/promises';
import { until } from './until.ts';

/**
 * Points at something in a frame that was just drawn, or clicks on it, until that is seen. Chromium learns some moments later where
 * on the screen the frame lies, and gives what comes before to the window around it.
 *
 * @param point may be done again.
 */
export async function pointUntil(
  point: () => Promise<unknown>,
  isSeen: () => Promise<boolean>,
): Promise<void> {
  await until(async () => {
    await point();
    for (let looks = 0; looks < 100; looks += 1) {
      if (await isSeen()) return true;
      await after(20);
    }
    return false;
  });
}
