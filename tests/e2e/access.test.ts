import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, localAddress, type RunningApp } from '../support/app.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { violations } from '../support/violations.ts';
import { openDetails } from '../support/details.ts';
import { openRow } from '../support/open-row.ts';

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await launchApp({ settings: { straysPerMinute: 1 } });
  page = await app.page();
});
afterAll(() => app.close());

const address = async () => await localAddress(page);
const dialog = () => page.getByRole('dialog', { name: 'Settings' });

async function post(url: string, headers: Record<string, string> = {}): Promise<number> {
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ type: 'SMS', phone: '+15125550100', message: 'Hi' }),
  });
  return status;
}

describe('the access settings', () => {
  it('get another path at a click, which says what that means, and the old one back by undo', async () => {
    const old = await address();
    await openSettings(page, 'Access');
    await dialog().getByRole('button', { name: 'Generate a new path' }).click();
    await expect.poll(address).not.toBe(old);
    const fresh = await address();
    await dialog().getByText('requests to the old one are strays').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText(`The Delivery URL is now ${fresh}`).waitFor();
    expect([await post(fresh), await post(old)]).toEqual([200, 404]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(address).toBe(old);
    expect(await post(old)).toBe(200);
  });

  it('say how many strays were more than are kept', async () => {
    const elsewhere = new URL('/elsewhere', await address()).href;
    for (let n = 0; n < 4; n += 1) await post(elsewhere);
    await page.getByText('more than 1 arrived within a minute').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('ask for a header, refuse without it, and say so beside the request', async () => {
    await openSettings(page, 'Access');
    await dialog().getByRole('combobox', { name: 'Also require' }).selectOption('header');
    await dialog().getByRole('textbox', { name: 'Header' }).fill('X-Secret');
    await dialog().getByRole('textbox', { name: 'Value' }).fill('blue moon');
    await dialog().getByRole('textbox', { name: 'Value' }).press('Enter');
    const url = await address();
    await expect.poll(() => post(url)).toBe(401);
    expect(await post(url, { 'X-Secret': 'blue moon' })).toBe(200);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await openRow(page, page.getByRole('option', { name: /401/ }).first());
    await (await openDetails(page)).getByText('user or header missing').waitFor();
  });
});
