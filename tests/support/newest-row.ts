import type { Page } from 'playwright-core';
import { until } from './until.ts';

/**
 * Chooses the newest request in the window's list.
 *
 * @returns its element's id, `null` while there is no request.
 */
async function newestRow(page: Page): Promise<string | null> {
  const list = page.getByRole('listbox');
  if ((await list.count()) === 0) return null;
  await list.press('Home');
  const chosen = page.getByRole('option', { selected: true });
  return (await chosen.count()) === 0 ? null : chosen.getAttribute('id');
}

/** Sends one request, and waits until it is the newest and its detail is shown in place of the former one. */
export async function openAsNewest(page: Page, send: () => Promise<unknown>): Promise<void> {
  const before = await newestRow(page);
  await send();
  const row = await until(async () => {
    const newest = await newestRow(page);
    return newest !== before && newest;
  });
  const id = /\d+$/.exec(row)?.[0] ?? '';
  await page.locator(`.detail-pane[data-request="${id}"]`).waitFor();
}
