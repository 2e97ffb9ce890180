import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { dismissNotices } from '../support/dismiss-notices.ts';
import { postJson, type RunningApp } from '../support/app.ts';
import { openRow } from '../support/open-row.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { emptyApp } from '../support/shared-app.ts';

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  let url: string;
  ({ app, page, url } = await emptyApp());
  await postJson(url, {
    type: 'SMS',
    phone: '+15125550100',
    message: 'see http://a.test:99999/',
  });
  await openRow(page, /see http/);
});

beforeEach(() => dismissNotices(page.getByRole('banner').getByRole('button', { name: 'Dismiss' })));

it('a copy that the system refuses is said, and never called done', async () => {
  await app.electron().evaluate(({ clipboard }) => {
    clipboard.writeText = () => {
      throw new Error('The clipboard is held by another program.');
    };
  });
  await page.getByRole('button', { name: 'Copy the local address' }).first().click();
  const said = page.getByRole('alert').filter({ hasText: 'That did not work.' });
  await said.waitFor();
  expect(await said.textContent()).toBe(
    'Failed. That did not work. The clipboard is held by another program.',
  );
  expect(await page.getByText('Copied').count()).toBe(0);
});

it('is said within the dialog that is open', async () => {
  const settings = await openSettings(page, 'Signature and keys');
  await settings.getByRole('textbox', { name: 'Name', exact: true }).fill('mine');
  await settings.getByRole('button', { name: 'Generate key pair' }).click();
  await settings.locator('.test-key').getByRole('button', { name: /^Copy/ }).click();
  await settings.getByRole('alert').getByText('The clipboard is held').waitFor();
  await page.keyboard.press('Escape');
  await settings.waitFor({ state: 'detached' });
  // It is said in the window then, where the next test dismisses it.
  await page.getByRole('alert').getByText('The clipboard is held').waitFor();
});

it('a failure of any length has one line, and is shown whole on demand', async () => {
  await app.electron().evaluate(({ clipboard }) => {
    clipboard.writeText = () => {
      throw new Error(`${'A long reason\n\u202e\u0301 '.repeat(500)}and its end.`);
    };
  });
  const header = page.getByRole('banner');
  const height = () => header.boundingBox().then((box) => box?.height);
  // After some minutes without a request, a line says that the CRM has not called.
  const before = await height();
  await page.getByRole('button', { name: 'Copy the local address' }).first().click();
  await page.getByText('and its end.').waitFor();
  expect(await height()).toBe(44 + 24);
  await page.getByRole('button', { name: 'Show the whole text' }).click();
  const whole = page.getByRole('dialog', { name: 'Whole text' });
  await whole.getByText('and its end.').waitFor();
  expect(await isWithinWindow(whole)).toBe(true);
  await page.keyboard.press('Escape');
  await header.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect.poll(height).toBe(before);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toContain('state-button');
});

/** Whether a part of the page sticks out of the window on no side. */
function isWithinWindow(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { top, left, bottom, right } = element.getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  });
}

it('a link that nothing opens is said', async () => {
  await page.getByRole('button', { name: /^Open http:\/\/a\.test/ }).click();
  await page.getByRole('alert').getByText('Hookscope does not open this address:').waitFor();
});

it('the view of a body, the language of the code and the form of a call stay as chosen', async () => {
  const choose = async (tab: string | RegExp, choice: string) => {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').getByRole('radio', { name: choice, exact: true }).click();
  };
  const isChosen = async (tab: string | RegExp, choice: string) => {
    await page.getByRole('tab', { name: tab }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('radio', { name: choice, exact: true, checked: true })
      .waitFor();
  };
  await choose(/^Body/, 'Hex');
  await choose(/^Signature/, 'Python');
  await choose(/^Reply to CRM/, 'TypeScript');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option').nth(1).waitFor();
  await page.getByRole('listbox').press('Home');
  for (let round = 0; round < 2; round += 1) {
    await isChosen(/^Body/, 'Hex');
    await isChosen(/^Signature/, 'Python');
    await isChosen(/^Reply to CRM/, 'TypeScript');
    if (round === 1) break;
    await app.restart();
    page = await app.page();
    await openRow(page, page.getByRole('option').first());
  }
});

describe('a dialog whose code is not there yet', () => {
  /** What the main process does with the file of the parts that are loaded later. */
  async function serveParts(how: 'not' | 'once released' | 'as ever'): Promise<void> {
    await app.electron().evaluate((_, wanted) => {
      const files = process.getBuiltinModule('node:fs/promises');
      const scope = globalThis as { realRead?: typeof files.readFile; release?: () => void };
      scope.realRead ??= files.readFile;
      scope.release?.();
      const read = scope.realRead as (...all: unknown[]) => Promise<Buffer>;
      const released = new Promise<void>((resolve) => (scope.release = resolve));
      const readLater = async (path: unknown, ...more: unknown[]) => {
        if (!/[\\/]parts-[^\\/]*\.js$/.test(String(path))) return read(path, ...more);
        if (wanted === 'not') throw new Error('The file is gone.');
        await released;
        return read(path, ...more);
      };
      Object.assign(files, { readFile: wanted === 'as ever' ? read : readLater });
    }, how);
  }

  beforeEach(() => onTestFinished(() => serveParts('as ever')));

  const loading = () => page.getByRole('dialog', { name: 'Loading…' });
  const isAlone = async (name: string) => {
    await page.getByRole('dialog', { name }).waitFor();
    expect(await page.locator('dialog').count()).toBe(1);
  };

  it('is opened once by keys that are pressed while it is loaded, and not after Escape', async () => {
    await serveParts('once released');
    await page.reload();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ControlOrMeta+,');
    await loading().waitFor();
    await page.keyboard.press('Escape');
    await loading().waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.keyboard.press('ControlOrMeta+,');
    await page.keyboard.press('?');
    await serveParts('as ever');
    await isAlone('Keyboard shortcuts');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('listbox');
  });

  it('can be opened after a reload when its file was gone', async () => {
    await serveParts('not');
    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click();
    const failed = page.getByRole('dialog', { name: 'This part could not be loaded' });
    await failed.waitFor();
    await serveParts('as ever');
    await failed.getByRole('button', { name: 'Reload the window' }).click();
    await failed.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await isAlone('Settings');
    await page.keyboard.press('Escape');
  });
});
