import type { Locator, Page } from 'playwright-core';

/** Opens what the head of the shown request has no room for. */
export async function openDetails(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  const details = page.getByRole('dialog', { name: 'Details' });
  await details.waitFor();
  return details;
}
