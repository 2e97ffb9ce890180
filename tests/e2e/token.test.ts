import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { emptyApp } from '../support/shared-app.ts';
import { accessClaims, tokenOf } from '../support/tokens.ts';
import { violations } from '../support/violations.ts';

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  ({ app, page } = await emptyApp());
});

const dialog = () => page.getByRole('dialog', { name: 'Why is my token refused?' });
const field = () => dialog().getByRole('textbox', { name: 'Token' });

async function open(): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Why is my token refused');
  await page.keyboard.press('Enter');
  await field().waitFor();
}

/** Chooses the entry of the Help menu. */
async function openFromMenu(): Promise<void> {
  await app.electron().evaluate(({ BrowserWindow, Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    const entry = help?.submenu?.items.find(({ label }) => label === 'Why is my token refused?');
    entry?.click(undefined, BrowserWindow.getAllWindows()[0]);
  });
  await field().waitFor();
}

it('a token is explained where it is pasted, and is gone with the dialog', async () => {
  await open();
  const seconds = Date.now() / 1000;
  const claims = { ...accessClaims, iat: seconds, exp: seconds - 432_000, 'odd\u202e': '<b>' };
  await field().fill(tokenOf({ ...claims, authClass: 'Company' }));
  await dialog().getByText('would be refused with this token').waitFor();
  await dialog()
    .getByText(/Get a token of the location with it/)
    .waitFor();
  await dialog()
    .getByText(/It ended \P{L}*5 days/u)
    .waitFor();
  await dialog().getByText('13 claims').click();
  await dialog().getByText('Unknown claim.').waitFor();
  expect(await violations(page)).toEqual([]);

  await field().fill(tokenOf({ ...claims, exp: seconds + 3_600 }));
  await dialog().getByText('Nothing in this token').waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await openFromMenu();
  expect(await field().inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});
