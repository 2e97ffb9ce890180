import type { Page } from 'playwright-core';
import { selectedIsShown } from './open-row.ts';
import { until } from './until.ts';

/** The number of the newest request that is stored, whatever the list shows. */
function newestRequest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const ask = { filter: { text: '', show: 'all' }, from: 0, count: 1 } as const;
    return (await window.hookscope.call('list.rows', ask))?.rows[0]?.id ?? 0;
  });
}

/** Sends one request, and waits until it is the newest and its detail is shown in place of the former one. */
export async function openAsNewest(page: Page, send: () => Promise<unknown>): Promise<void> {
  const before = await newestRequest(page);
  await send();
  const newest = await until(async () => {
    const now = await newestRequest(page);
    return now > before && now;
  });
  const row = page.locator(`#request-${newest}.row-focused`);
  await until(async () => {
    await page.getByRole('listbox').press('Home');
    return (await row.count()) === 1;
  });
  await selectedIsShown(page);
}
