import type { Frame, Page } from 'playwright-core';
import { until } from './until.ts';

/**
 * Playwright misses now and then a frame whose process changes while it is attached, and never lists it. The element put into
 * the page once more is a new frame to it.
 *
 * @param element the selector of the frame's element.
 * @returns to be called each time when the frame is not listed, which answers `null`.
 */
export function whileUnlisted(page: Page, element: string): () => Promise<null> {
  let times = 0;
  return async () => {
    times += 1;
    if (![100, 600, 1_500].includes(times)) return null;
    await page.evaluate(async (selector) => {
      const frame = document.querySelector(selector);
      if (frame === null) return;
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
        // It may be taken away before.
        setTimeout(resolve, 5_000);
      });
      frame.parentElement?.append(frame);
      await loaded;
    }, element);
    return null;
  };
}

/** Waits until Playwright lists the frame whose address begins like this. @param element the selector of the frame's element. */
export function listedFrame(page: Page, start: string, element: string): Promise<Frame> {
  const unlisted = whileUnlisted(page, element);
  return until(() => page.frames().find((frame) => frame.url().startsWith(start)) ?? unlisted());
}
