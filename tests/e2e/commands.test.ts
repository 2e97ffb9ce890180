import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { menuCommands } from '../../shared/menu-commands.ts';
import { shortcuts } from '../../shared/shortcuts.ts';
import { postJson, type RunningApp } from '../support/app.ts';
import { destinationOf } from '../support/destination.ts';
import { answerQuestions } from '../support/native-questions.ts';
import { openMenu } from '../support/native-menus.ts';
import { openRow } from '../support/open-row.ts';
import { receive } from '../support/receiver.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

/** Every action by its name or its keys: the palette, the sheet of keys, and a walk without a mouse. */
let app: RunningApp;
let page: Page;
let url: string;

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
});

const palette = () => page.getByRole('combobox', { name: 'Actions and settings' });
const offers = () => page.getByRole('dialog').getByRole('option');
const list = () => page.getByRole('listbox', { name: 'Requests' });
const theme = () => app.electron().evaluate(({ nativeTheme }) => nativeTheme.themeSource);
const isClosed = () => page.getByRole('dialog').waitFor({ state: 'detached' });

describe('the palette', () => {
  it('runs what a few letters find, and offers it first the next time', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect
      .poll(() => palette().evaluate((field) => field === document.activeElement))
      .toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('dar');
    expect(await offers().first().innerText()).toContain('Theme: Dark');
    await page.keyboard.press('Enter');
    await isClosed();
    await until(async () => (await theme()) === 'dark');
    await page.keyboard.press('ControlOrMeta+k');
    expect(await offers().first().innerText()).toContain('Theme: Dark');
    await page.keyboard.press('Escape');
    await isClosed();
  });

  it('says why something is impossible, and does not do it', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    expect(await offers().filter({ hasText: 'last target' }).count()).toBe(0);
    await page.keyboard.type('last target');
    const impossible = offers().filter({ hasText: 'Select a request first' });
    expect(await impossible.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await isClosed();
  });

  it('opens a dialog in its own place, and the focus returns to where it was', async () => {
    await postJson(url, { type: 'SMS', phone: '+15125550100', message: 'hello' });
    await openRow(page, /hello/);
    await list().focus();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('replies');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Replies' }).waitFor();
    await page.keyboard.press('Escape');
    await isClosed();
    await expect
      .poll(() => list().evaluate((element) => element === document.activeElement))
      .toBe(true);
  });
});

it('the sheet of keys has every shortcut, from the table that binds them', async () => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.locator('dd').first().waitFor();
  const shown = await sheet.locator('dd').allInnerTexts();
  expect(shown.length).toBeGreaterThan(Object.keys(shortcuts).length);
  expect(shown).toContain('Send again…');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await isClosed();
});

it('C offers the formats in which a request is copied', async () => {
  await list().focus();
  const menu = await openMenu(app.electron(), 'cURL', () => page.keyboard.press('c'));
  expect(menu).toEqual(expect.arrayContaining(['JSON', 'cURL', 'Raw HTTP']));
  await until(() =>
    app
      .electron()
      .evaluate(async ({ clipboard }) => (await clipboard.readText()).startsWith('curl ')),
  );
});

it('the app’s menu names commands that the window has', async () => {
  const labels = await app.electron().evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      .map(({ label, accelerator }) => [label, accelerator ?? null]),
  );
  expect(labels).toEqual(
    expect.arrayContaining([
      ['Find an action or a setting…', 'CmdOrCtrl+K'],
      ['Message alone', 'F'],
      ['Settings…', 'CmdOrCtrl+,'],
    ]),
  );
  expect(menuCommands.length).toBeGreaterThan(15);
  await app.electron().evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find(({ label }) => label === 'Keyboard shortcuts')?.click();
  });
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await isClosed();
});

describe('without a mouse', () => {
  /** Keys pressed since the walk's last step. */
  let pressed = 0;

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await page.keyboard.press(key);
      pressed += 1;
    }
  }

  /** @returns the keys of a step, and starts counting again. */
  function count(): number {
    const keys = pressed;
    pressed = 0;
    return keys;
  }

  const isTab = (name: RegExp) =>
    until(() => page.getByRole('tab', { name, selected: true }).isVisible());

  it('one reads a message, finds what is wrong, sends it again, exports the list and changes a setting', async () => {
    const receiver = await receive();
    await answerQuestions(app.electron(), 0);
    await page.evaluate(
      (destination) => window.hookscope.call('settings.change', { destinations: [destination] }),
      destinationOf(receiver.port, { on: false }),
    );
    await postJson(url, { type: 'Email', subject: 'Invoice', html: '<p>Pay</p>', emailTo: ['x'] });
    await page.getByRole('option', { name: /Invoice/ }).waitFor();
    await openRow(page, /hello/);
    await list().focus();

    await press('k', 'Enter');
    await until(() => page.evaluate(() => document.activeElement?.matches('.mail-frame') ?? false));
    expect(count()).toBe(2);

    await page.locator('section.detail').focus();
    await press('3');
    await isTab(/^Issues/);
    await page.getByRole('tabpanel').getByText('emailTo').first().waitFor();
    expect(count()).toBe(1);

    await press('r');
    await page.getByRole('dialog').waitFor();
    await press('Enter');
    await until(() => receiver.seen.length > 0);
    expect(count()).toBe(2);
    await isClosed();

    const path = join(app.dataDir, 'walk.json');
    await app.electron().evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await press('ControlOrMeta+k');
    await page.keyboard.type('export list json');
    pressed += 16;
    await press('Enter');
    await until(() => existsSync(path));
    expect(count()).toBeLessThanOrEqual(18);

    await press('ControlOrMeta+,');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await press('Escape');
    await isClosed();
    expect(count()).toBe(2);
  });
});
