import type { Page } from 'playwright-core';

declare global {
  /** Set in the page by `listenToHeart`. */
  var longestPause: number;
}

/** Has the page note how long its thread was ever kept from answering. */
export async function listenToHeart(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.longestPause = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      globalThis.longestPause = Math.max(globalThis.longestPause, now - last);
      last = now;
    }, 10);
  });
}

/** Milliseconds of the longest pause since it was asked last. */
export function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => {
    const pause = globalThis.longestPause;
    globalThis.longestPause = 0;
    return pause;
  });
}
