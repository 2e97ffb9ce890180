import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRow } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { violationsInBothThemes } from '../support/violations.ts';

const sms = (more: object) =>
  JSON.stringify({
    ...{ type: 'SMS', contactId: 'c-1', messageId: 'm-1', phone: '+15864603685' },
    message: 'Hi \u202eolleh',
    ...more,
  });

let page: Page;

const view = () => page.getByRole('article', { name: /compared$/ });
const merged = () => view().locator('.compare-merge');
const tab = (name: RegExp) => view().getByRole('tab', { name });

beforeAll(async () => {
  let url: string;
  ({ page, url } = await emptyApp({ replyStatus: 503 }));
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(url, { method: 'POST', body, headers });
    await reply.text();
  };
  await post(sms({ timestamp: 1, webhookId: 'one', html: 'a\nb\nc' }));
  await post(sms({ timestamp: '1', webhookId: 'two', html: 'a\nB\nc' }), { 'X-Try': '2' });
  await post(sms({ messageId: 'm-2', message: 'Another' }));
  await page.getByRole('option', { name: /503/ }).nth(2).waitFor();
});

async function openSecondAttempt(): Promise<void> {
  await openRow(page, /2nd attempt/);
  await page.getByRole('tab', { name: /^Related/ }).click();
  await page.getByRole('button', { name: 'Compare with the previous attempt' }).click();
  await view().waitFor();
}

describe('two attempts of a delivery', () => {
  it('are compared in place of the detail: a sentence, the fields, the headers', async () => {
    await openSecondAttempt();
    await view().getByText('“timestamp”, “webhookId”, and “html” differ.').waitFor();
    const row = view().getByRole('row', { name: /^timestamp/ });
    await row.getByText('number → string').waitFor();
    await row.getByRole('cell', { name: '"1"' }).waitFor();
    expect(await view().getByRole('row').filter({ hasText: 'changed' }).count()).toBe(2);
    await tab(/^Headers/).click();
    await view()
      .getByRole('row', { name: /^x-try added/i })
      .waitFor();
  });

  it('have their texts beside each other or as one, with keys for the differences and hidden characters named', async () => {
    await tab(/^Text/).click();
    await merged()
      .getByRole('textbox', { name: /^Text of #/ })
      .nth(1)
      .waitFor();
    expect(await merged().locator('.cm-changedText').count()).toBeGreaterThan(2);
    expect(await merged().locator('.cm-specialChar').count()).toBe(2);
    await page.keyboard.press('Alt+ArrowDown');
    await view().getByText('Difference 1 of 1').waitFor();
    await view().getByRole('radio', { name: 'As one text' }).click();
    await merged().locator('.cm-deletedChunk').first().waitFor();
    expect(await merged().textContent()).not.toContain('\u202e');
    await page.keyboard.press('Alt+ArrowUp');
    await view().getByText('Difference 1 of 1').waitFor();
  });

  it('are shown without a fault that axe finds', async () => {
    for (const name of [/^Fields/, /^Headers/, /^Text/]) {
      await tab(name).click();
      expect(await violationsInBothThemes(page), String(name)).toEqual([]);
    }
  });

  it('make room for the detail again at Escape, which gets the focus', async () => {
    await page.keyboard.press('Escape');
    await view().waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.className);
    expect(focused).toBe('detail');
  });

  it('make room for the message alone at F', async () => {
    await openSecondAttempt();
    await page.keyboard.press('f');
    await view().waitFor({ state: 'detached' });
    await page.locator('.app-reading .frame-leave').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.app-reading').waitFor({ state: 'detached' });
  });

  it('make room for another request when it is selected', async () => {
    await openSecondAttempt();
    await openRow(page, /Another/);
    await view().waitFor({ state: 'detached' });
  });

  it('leave the focus in the list when another is selected there by its keys', async () => {
    await openSecondAttempt();
    const list = page.getByRole('listbox', { name: 'Requests' });
    await page.locator('article.compare:focus').waitFor();
    await list.press('ArrowDown');
    await view().waitFor({ state: 'detached' });
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

it('a message is compared with the one before it to the same contact', async () => {
  await openRow(page, /Another/);
  await page.getByRole('tab', { name: /^Related/ }).click();
  await page.getByRole('button', { name: 'Compare with the previous message' }).click();
  await view()
    .getByText(/“messageId”/)
    .first()
    .waitFor();
  await view().getByRole('button', { name: 'Close the comparison' }).click();
  await view().waitFor({ state: 'detached' });
});
