import type { ElectronApplication, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { postJson } from '../support/app.ts';
import { openMenu } from '../support/native-menus.ts';
import { selectedIsShown } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violationsInBothThemes } from '../support/violations.ts';

const total = 505;

let electron: ElectronApplication;
let page: Page;
let url: string;

beforeAll(async () => {
  const opened = await emptyApp();
  ({ page, url } = opened);
  electron = opened.app.electron();
  for (let from = 1; from <= total; from += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, total - from + 1) }, (_, n) => post(from + n)),
    );
  await listbox().waitFor();
  await until(async () => (await status()).includes('505'));
});

/** A message whose text says whether its number is odd. */
async function post(n: number): Promise<void> {
  const reply = await postJson(url, {
    type: 'SMS',
    phone: '+15125550100',
    contactId: `contact-${n % 3}`,
    messageId: `id-${n}`,
    message: `number ${n} ${n % 2 === 1 ? 'odd' : 'even'}`,
  });
  await reply.text();
}

const listbox = () => page.getByRole('listbox', { name: 'Requests' });
const footer = () => page.locator('.request-list-footer');
const status = () => footer().getByRole('status').innerText();
const search = () => page.getByRole('textbox', { name: 'Search' });
const selectedRows = () =>
  listbox().evaluate((list) =>
    [...list.querySelectorAll('[aria-selected=true]')].map(({ id }) => id).sort(),
  );
const clipboard = () => electron.evaluate(({ clipboard: board }) => board.readText());

/** Shows a menu by a call of the page. @returns the answer, which comes some moments after the menu has gone */
const showMenu = (items: readonly string[], value: string) =>
  page.evaluate(
    ([entries, text]) =>
      window.hookscope.call('menu.show', {
        items: entries as ['searchValue'],
        value: text,
        at: { x: 1, y: 1 },
      }),
    [items, value] as const,
  );

/** How many requests pass a query, as the inspector counts them; `undefined` when a search of the window took its place. */
const counted = (text: string) =>
  page.evaluate(async (query) => {
    const filter = { text: query, show: 'all' } as const;
    const answer = await window.hookscope.call('list.rows', { filter, from: 0, count: 0 });
    return answer?.total;
  }, text);

/** Selects the newest request alone, with the focus in the list, and waits until the detail shows it. */
async function selectNewest(): Promise<void> {
  await listbox().focus();
  await page.keyboard.press('Home');
  await until(async () => (await selectedRows()).length === 1);
  await selectedIsShown(page);
}

it('selects 500 requests by the keyboard, pins them, removes them and brings them back', async () => {
  await selectNewest();
  await page.keyboard.press('Shift+End');
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('Shift+ArrowUp');
  await until(async () => (await status()) === '500 selected');
  expect(await listbox().getAttribute('aria-multiselectable')).toBe('true');

  await page.keyboard.press('p');
  await until(async () => (await counted('is:pinned')) === 500);
  await page.getByRole('button', { name: 'Unpin the selected requests' }).click();
  await until(async () => (await counted('is:pinned')) === 0);

  await listbox().focus();
  await page.keyboard.press('Delete');
  await page.getByText('500 requests removed.').waitFor();
  await until(async () => (await counted('')) === 5);
  await page.keyboard.press('ControlOrMeta+z');
  await until(async () => (await counted('')) === total);
  await until(async () => (await status()) === '500 selected');
});

it('selects all that a filter shows, without what arrives later', async () => {
  await search().fill('message:odd');
  await until(async () => (await status()).includes('253 of 505'));
  await selectNewest();
  await page.keyboard.press('ControlOrMeta+a');
  await until(async () => (await status()) === 'All 253 selected');
  await post(total + 2);
  await until(async () => (await counted('message:odd')) === 254);
  expect(await status()).toBe('All 253 selected');
  await page.keyboard.press('Delete');
  await page.getByText('253 requests removed.').waitFor();
  await until(async () => (await counted('message:odd')) === 1);
  await page.keyboard.press('ControlOrMeta+z');
  await until(async () => (await counted('message:odd')) === 254);
  await search().fill('');
  await until(async () => (await status()).includes('506'));
});

it('holds on to requests while others arrive, and compares two', async () => {
  await selectNewest();
  await page
    .getByRole('option')
    .nth(2)
    .click({ modifiers: ['ControlOrMeta'] });
  await until(async () => (await status()) === '2 selected');
  const before = await selectedRows();
  expect(before).toHaveLength(2);
  await post(total + 3);
  await until(async () => (await counted('')) === total + 2);
  expect(await status()).toBe('2 selected');
  expect(await selectedRows()).toEqual(before);
  await footer().getByRole('button', { name: 'Compare' }).click();
  const comparison = page.getByRole('article', { name: /compared$/ });
  // It has the focus some moments after it is drawn.
  await page.locator('article.compare:focus').waitFor();
  await page.keyboard.press('Escape');
  await comparison.waitFor({ state: 'detached' });
  await listbox().focus();
  await page.keyboard.press('Escape');
  await until(async () => (await selectedRows()).length === 1);
});

it('keeps the focus in the list when a button ends the selection', async () => {
  await selectNewest();
  await page.keyboard.press('Shift+ArrowDown');
  await footer().getByRole('button', { name: 'Select one again' }).click();
  await until(async () => (await selectedRows()).length === 1);
  expect(await listbox().evaluate((list) => list === document.activeElement)).toBe(true);
});

it('axe finds nothing while several requests are selected', async () => {
  await selectNewest();
  await page.keyboard.press('Shift+ArrowDown');
  await until(async () => (await status()) === '2 selected');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

it('shows real menus of the system, and nothing is chosen when one is closed', async () => {
  await electron.evaluate(({ Menu }) => {
    const popup = Object.getOwnPropertyDescriptor(Menu.prototype, 'popup')?.value as (
      this: Electron.Menu,
      options?: Electron.PopupOptions,
    ) => void;
    Object.assign(globalThis, { drawnMenus: 0 });
    Object.assign(Menu.prototype, {
      popup(this: Electron.Menu, options?: Electron.PopupOptions) {
        this.once('menu-will-show', () => {
          (globalThis as unknown as { drawnMenus: number }).drawnMenus += 1;
          setImmediate(() => this.closePopup());
        });
        popup.call(this, options);
      },
    });
  });
  const drawn = () =>
    electron.evaluate(() => (globalThis as unknown as { drawnMenus: number }).drawnMenus);
  const chosen = page.evaluate(() =>
    window.hookscope.call('menu.show', { items: ['copyBody', 'copy:curl'], at: { x: 9, y: 9 } }),
  );
  expect(await chosen).toBeNull();
  expect(await drawn()).toBe(1);
  await search().click({ button: 'right' });
  await until(async () => (await drawn()) === 2);
});

it('shows the menu of the selected request by the keyboard, and copies it', async () => {
  await selectNewest();
  const menu = await openMenu(electron, 'Copy as › cURL', () => page.keyboard.press('Shift+F10'));
  expect(menu).toEqual(
    expect.arrayContaining([
      'Copy body',
      'Show messages to this contact',
      'Compare with the previous message to this contact',
      'Pin',
      'Remove',
      'Export as › JSON',
      'Make types…',
      'Redact secrets in exports and copies',
    ]),
  );
  expect(menu).not.toContain('Compare with the previous attempt');
  await page.getByText('1 request copied.').waitFor();
  expect(await clipboard()).toContain('curl -X POST');
});

it('has a menu of its own for several requests', async () => {
  await selectNewest();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await until(async () => (await status()) === '3 selected');
  const second = page.getByRole('option').nth(1);
  const menu = await openMenu(electron, 'Copy as › NDJSON', () =>
    second.click({ button: 'right' }),
  );
  expect(menu).not.toContain('Copy body');
  expect(menu).not.toContain('Compare');
  await page.getByText('3 requests copied.').waitFor();
  expect((await clipboard()).split('\n')).toHaveLength(3);
  expect(await status()).toBe('3 selected');

  await openMenu(electron, 'Make types…', () => second.click({ button: 'right' }));
  await page.getByRole('dialog').getByText('From 3 requests. Fields').waitFor();
  await page.keyboard.press('Escape');
});

it('shows the menu of a value by the keyboard, and searches for the value', async () => {
  await selectNewest();
  await page.getByRole('tab', { name: /Fields/ }).click();
  await page.getByRole('button', { name: 'Copy contactId' }).focus();
  expect(
    await openMenu(electron, 'Search for “contact-1”', () => page.keyboard.press('Shift+F10')),
  ).toEqual(['Copy value', 'Search for “contact-1”']);
  await until(async () => (await search().inputValue()) === '"contact-1"');
  await until(async () => (await status()).includes(' of '));
  await search().fill('');
});

it('has a menu for a selected text, and one for a body, which is not a text field', async () => {
  await selectNewest();
  await page.getByRole('tab', { name: /Fields/ }).click();
  const value = page
    .getByRole('tabpanel')
    .getByText(/^number \d+/)
    .first();
  await value.dblclick({ position: { x: 5, y: 5 } });
  expect(
    await openMenu(electron, null, () =>
      value.click({ button: 'right', position: { x: 5, y: 5 } }),
    ),
  ).toEqual(['Copy', 'Search for “number”']);

  await page.getByRole('tab', { name: /Body/ }).click();
  const body = page.getByRole('tabpanel').locator('.cm-content');
  const choose = (label: string) =>
    openMenu(electron, label, () => body.click({ button: 'right' }));
  expect(await choose('Select all')).toEqual(['Select all']);
  await until(async () => (await choose('Copy value')).includes('Copy value'));
  await until(async () => /^\{\n {2}"type": "SMS",/.test(await clipboard()));
});

it('leaves the focus where the user went after the menu of a body', async () => {
  const body = page.getByRole('tabpanel').locator('.cm-content');
  await openMenu(electron, null, () => body.click({ button: 'right' }));
  await search().focus();
  // That menu is answered before this one.
  await openMenu(electron, null, () => showMenu(['searchValue'], 'any'));
  expect(await search().evaluate((box) => box === document.activeElement)).toBe(true);

  await electron.evaluate(({ clipboard: board }) => board.clear());
  await openMenu(electron, 'Select all', () => body.click({ button: 'right' }));
  await until(async () => {
    await page.keyboard.press('ControlOrMeta+c');
    return /^\{\n {2}"type": "SMS",/.test(await clipboard());
  });
});

it('has the menu of every text field in the search box', async () => {
  await search().fill('hello');
  const selectAll = () =>
    openMenu(electron, 'Select all', () => search().click({ button: 'right' }));
  expect(await selectAll()).toEqual(['Cut', 'Copy', 'Paste', '-', 'Select all']);
  const selected = () => page.evaluate(() => getSelection()?.toString());
  // The window may get the focus after the menu's entry was chosen.
  await until(async () => {
    if ((await selected()) === 'hello') return true;
    await selectAll();
    return false;
  });
  await page.keyboard.type('x');
  await until(async () => (await search().inputValue()) === 'x');
  await search().fill('');
});

it('shows what a sender wrote short, on one line and without effect, and only entries of the list', async () => {
  const menu = await openMenu(electron, null, async () =>
    expect(await showMenu(['searchValue'], `a & \u202eb\n${'c'.repeat(100)}`)).toBeNull(),
  );
  expect(menu[0]).toMatch(/^Search for “a && \[U\+202E\]b c{33}…”$/);
  await expect(showMenu(['quit'], '')).rejects.toThrow('Bad arguments');
});

it('copies, pins and removes the selected requests from the app’s menu and by keys', async () => {
  await selectNewest();
  await page.keyboard.press('ControlOrMeta+c');
  await until(async () => (await clipboard()).startsWith('{"type":"SMS"'));
  await page.keyboard.press('Shift+ArrowDown');
  await until(async () => (await status()) === '2 selected');
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByText('2 requests copied.').waitFor();
  expect(JSON.parse(await clipboard())).toMatchObject({ format: 'hookscope' });

  const choose = (label: string) =>
    electron.evaluate(({ Menu }, wanted) => {
      const menu = Menu.getApplicationMenu()?.items.find((item) => item.label === 'Request');
      menu?.submenu?.items.find((item) => item.label === wanted)?.click();
    }, label);
  await choose('Copy as cURL');
  await until(async () => (await clipboard()).startsWith('# #'));
  await choose('Pin or unpin');
  await until(async () => (await counted('is:pinned')) === 2);
  await choose('Remove');
  await page.getByText('2 requests removed.').waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await until(async () => (await counted('is:pinned')) === 2);
});
