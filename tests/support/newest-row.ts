import type { Page } from 'playwright-core';

/**
 * Chooses the newest request in the window's list.
 *
 * @returns its element's id, `null` while there is no request.
 */
export async function newestRow(page: Page): Promise<string | null> {
  const list = page.getByRole('listbox');
  if ((await list.count()) === 0) return null;
  await list.press('Home');
  const chosen = page.getByRole('option', { selected: true });
  return (await chosen.count()) === 0 ? null : chosen.getAttribute('id');
}
