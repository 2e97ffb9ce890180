import type { Frame, Page } from 'playwright-core';
import { until } from './until.ts';

/** Shows staged HTML in a sandboxed frame over the whole window, as the window's mail view does. */
export async function showMail(page: Page, html: string, sandbox = ''): Promise<Frame> {
  const address = await page.evaluate(
    async ([mail, tokens]) => {
      const src = await window.hookscope.call('mail.stage', { html: mail, images: true });
      document.querySelector('#mail-under-test')?.remove();
      const frame = document.createElement('iframe');
      frame.id = 'mail-under-test';
      frame.setAttribute('sandbox', tokens);
      Object.assign(frame.style, { position: 'fixed', inset: '0', zIndex: '9999', border: '0' });
      Object.assign(frame.style, { width: '100%', height: '100%', background: 'white' });
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
      frame.src = src;
      document.body.append(frame);
      await loaded;
      return src;
    },
    [html, sandbox] as const,
  );
  return until(() => page.frames().find((frame) => frame.url() === address) ?? null);
}
