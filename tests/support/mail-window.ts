import type { Frame, Page } from 'playwright-core';
import { postJson } from './app.ts';
import { newestRow } from './newest-row.ts';
import type { AppWindow } from './shared-app.ts';
import { until } from './until.ts';

/** Posts an e-mail with these fields, and opens it in its Message tab. */
export async function openEmail(
  { page, url }: Pick<AppWindow, 'page' | 'url'>,
  email: { readonly html: string; readonly [field: string]: unknown },
): Promise<void> {
  const before = await newestRow(page);
  await postJson(url, { type: 'Email', ...email });
  await until(async () => (await newestRow(page)) !== before);
  await page.getByRole('tab', { name: 'Message' }).click();
}

/**
 * Waits until the open mail is drawn.
 *
 * @param subject waits for the mail of this subject.
 * @returns its frame; `null` when its text is shown because it takes too long to draw.
 */
export async function mailFrame(
  page: Page,
  {
    subject = '',
    withinMs = 30_000,
  }: { readonly subject?: string; readonly withinMs?: number } = {},
): Promise<Frame | null> {
  // The address and its frame belong together: while the mail is drawn again, it gets another frame.
  return until(async () => {
    const address = await page.evaluate((wanted) => {
      const panel = document.querySelector('[role="tabpanel"]');
      if (!panel?.textContent.includes(wanted)) return null;
      if (panel.textContent.includes('takes too long to render')) return 'text';
      const drawn = '.mail-canvas[aria-busy="false"] .mail-frame';
      return panel.querySelector<HTMLIFrameElement>(drawn)?.src ?? null;
    }, subject);
    if (address === null) return null;
    if (address === 'text') return { frame: null };
    const frame = page.frames().find((one) => one.url() === address);
    return frame === undefined ? null : { frame };
  }, withinMs).then(({ frame }) => frame);
}

/** Like `mailFrame`, for a mail that is drawn for sure. */
export async function drawnMail(page: Page, subject = ''): Promise<Frame> {
  const frame = await mailFrame(page, { subject });
  if (frame === null) throw new Error('The mail is shown as text.');
  return frame;
}
