import type { Locator, Page } from 'playwright-core';

/** Opens the settings at a section, by its English name. */
export async function openSettings(page: Page, section = 'Address and tunnel'): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await chooseSection(settings, section);
  return settings;
}

export function chooseSection(settings: Locator, section: string): Promise<void> {
  return settings.getByRole('tab', { name: section }).click();
}
