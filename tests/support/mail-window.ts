import type { Frame, Locator, Page } from 'playwright-core';
import { postJson } from './app.ts';
import { whileUnlisted } from './listed-frame.ts';
import { openAsNewest } from './newest-row.ts';
import type { AppWindow } from './shared-app.ts';
import { until } from './until.ts';

/** The selector of the frame of a mail that is drawn. */
export const drawnMailFrame = '.mail-canvas[aria-busy="false"] .mail-frame';

/** Posts an e-mail with these fields, and opens it in its Message tab. */
export async function openEmail(
  { page, url }: Pick<AppWindow, 'page' | 'url'>,
  email: { readonly html: string; readonly [field: string]: unknown },
): Promise<void> {
  await openAsNewest(page, () => postJson(url, { type: 'Email', ...email }));
  await page.getByRole('tab', { name: 'Message' }).click();
}

/** How the open mail is shown: the address of its frame once it is drawn, `text`, or `null` until either. */
export function mailState(page: Page, subject = ''): Promise<string | null> {
  return page.evaluate(
    ([wanted, drawn]) => {
      // The subject is in the head of the request, above its tabs.
      const detail = document.querySelector('.detail-pane');
      const panel = detail?.querySelector('[role="tabpanel"]') ?? null;
      if (panel === null || !detail?.textContent.includes(wanted)) return null;
      if (panel.textContent.includes('takes too long to render')) return 'text';
      return panel.querySelector<HTMLIFrameElement>(drawn)?.src ?? null;
    },
    [subject, drawnMailFrame] as const,
  );
}

/**
 * Waits until the open mail is drawn.
 *
 * @returns its frame; `null` when its text is shown because it takes too long to draw.
 */
export async function mailFrame(page: Page, subject = ''): Promise<Frame | null> {
  const unlisted = whileUnlisted(page, drawnMailFrame);
  // The address and its frame belong together: while the mail is drawn again, it gets another frame.
  const { frame } = await until(async () => {
    const state = await mailState(page, subject);
    if (state === null) return null;
    if (state === 'text') return { frame: null };
    const drawn = page.frames().find((one) => one.url() === state);
    return drawn === undefined ? unlisted() : { frame: drawn };
  });
  return frame;
}

/** Insists on the open mail where its text is offered, because it could not be drawn in 5 s, as on a busy machine. */
export async function insistOnMail(page: Page): Promise<void> {
  if ((await mailState(page)) === 'text')
    await page.getByRole('button', { name: 'Render it anyway' }).click();
}

/** Like `mailFrame`, and insists on the mail: it has any time then. */
export function drawnMail(page: Page, subject = ''): Promise<Frame> {
  return until(async () => {
    const frame = await mailFrame(page, subject);
    if (frame === null) await insistOnMail(page);
    return frame;
  });
}

/** Opens the drawer beside the mail, unless it is open. */
export async function openMailDrawer(page: Page): Promise<Locator> {
  const drawer = page.getByRole('complementary', { name: 'About the e-mail' });
  if ((await drawer.count()) === 0)
    await page.getByRole('button', { name: 'About the e-mail' }).click();
  await drawer.waitFor();
  return drawer;
}

/** Chooses an entry of the menu in the mail's toolbar. */
export async function chooseFromMailMenu(page: Page, entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'More for this e-mail' }).click();
  const item = page.getByRole('menuitem', { name: entry });
  await item.or(page.getByRole('menuitemcheckbox', { name: entry })).click();
}
