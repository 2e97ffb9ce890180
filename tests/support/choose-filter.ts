import type { Page } from 'playwright-core';

/**
 * Chooses in the menu of the less common filters.
 *
 * @param button the name of the menu's button: “More”, or what is chosen in it.
 */
export async function chooseFilter(
  page: Page,
  button: string,
  filter: string,
  option: string,
): Promise<void> {
  await page.locator('.filter-chips').getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${filter}`) }).press('ArrowRight');
  await page.getByRole('menuitemcheckbox', { name: option, exact: true }).press('Enter');
}
