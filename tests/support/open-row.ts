import type { Locator, Page } from 'playwright-core';

/**
 * Clicks a row of the list, and waits until the detail shows its request: the former one stays there while the next is
 * loading. For a request that may not be listed yet, see `openAsNewest`.
 *
 * @param row its element, or what its name has.
 * @returns the number of its request.
 */
export async function openRow(page: Page, row: Locator | string | RegExp): Promise<number> {
  const found =
    typeof row === 'string' || row instanceof RegExp
      ? page.getByRole('option', { name: row })
      : row;
  // Rows move while requests arrive: what is clicked is the row that was found.
  const request = requestOf(await found.getAttribute('id'));
  await page.locator(`#request-${request}`).click();
  await isShown(page, request);
  return request;
}

/** Waits until the detail shows the request of the selected row. @returns its number. */
export async function selectedIsShown(page: Page): Promise<number> {
  const request = requestOf(await page.locator('.row-focused').getAttribute('id'));
  await isShown(page, request);
  return request;
}

/** Waits until the detail shows a request. */
export async function isShown(page: Page, request: number): Promise<void> {
  await page.locator(`.detail-pane[data-request="${request}"]`).waitFor();
}

function requestOf(elementId: string | null): number {
  return Number(/^request-(\d+)$/.exec(elementId ?? '')?.[1]);
}
