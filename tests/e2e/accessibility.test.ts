import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { emptyApp } from '../support/shared-app.ts';
import { violationsInBothThemes } from '../support/violations.ts';

let page: Page;

beforeAll(async () => {
  ({ page } = await emptyApp());
});

it('axe finds nothing in the empty window', async () => {
  expect(await violationsInBothThemes(page)).toEqual([]);
});

it.each([
  ['an SMS', 'sms', /SMS/],
  ['an e-mail', 'email', /E-mail/],
] as const)('axe finds nothing in any view of %s', async (_what, kind, row) => {
  await page.evaluate((sample) => window.hookscope.call('sample.send', { name: sample }), kind);
  await page.getByRole('option', { name: row }).first().click();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await page.getByRole('tabpanel').waitFor();
    expect(await violationsInBothThemes(page), await tab.innerText()).toEqual([]);
  }
});

it.each(['Settings', 'Replies 200', 'Tunnel off'])(
  'axe finds nothing in the dialog of “%s”',
  async (name) => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
  },
);

it('axe finds nothing in the way to where the address is pasted', async () => {
  await page.getByRole('button', { name: 'Tunnel off' }).click();
  await page.getByRole('button', { name: 'Where do I paste it?' }).click();
  await page.getByRole('dialog', { name: 'Where to paste the Delivery URL' }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
});
