import type { Frame, Page } from 'playwright-core';
import { listedFrame } from './listed-frame.ts';

interface ShowOptions {
  readonly sandbox?: string;
  /** Mails of the same place follow one another; those of others stay beside them. */
  readonly place?: number;
}

/**
 * Shows staged HTML in a sandboxed frame over the whole window, as the window's mail view does, and waits until it is
 * drawn.
 */
export async function showMail(
  page: Page,
  html: string,
  { sandbox = '', place = 0 }: ShowOptions = {},
): Promise<Frame> {
  const address = await page.evaluate(
    async ([mail, tokens, id]) => {
      const src = await window.hookscope.call('mail.stage', { html: mail, images: true });
      document.querySelector(`#${id}`)?.remove();
      const frame = document.createElement('iframe');
      frame.id = id;
      frame.className = 'mail-under-test';
      frame.setAttribute('sandbox', tokens);
      Object.assign(frame.style, { position: 'fixed', inset: '0', zIndex: '9999', border: '0' });
      Object.assign(frame.style, { width: '100%', height: '100%', background: 'white' });
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
      frame.src = src;
      document.body.append(frame);
      await loaded;
      await window.hookscope.call('mail.waitUntilDrawn', { address: src });
      return src;
    },
    [html, sandbox, `mail-under-test-${place}`] as const,
  );
  return listedFrame(page, address, `#mail-under-test-${place}`);
}

/** Takes away what `showMail` put over the window. */
export async function hideMails(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.querySelectorAll('.mail-under-test').forEach((frame) => frame.remove()),
  );
}
