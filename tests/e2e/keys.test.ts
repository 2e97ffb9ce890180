import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postJson, type RunningApp } from '../support/app.ts';
import { hasMailKeys, pressInFrame } from '../support/frame-keys.ts';
import { drawnMail } from '../support/mail-window.ts';
import { openRow } from '../support/open-row.ts';
import { pointUntil } from '../support/point-until.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';

interface Key {
  readonly key: string;
  readonly code?: string;
  readonly keyCode?: number;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  readonly modifierAltGraph?: boolean;
  readonly modifierCapsLock?: boolean;
  readonly isComposing?: boolean;
}

let app: RunningApp;
let page: Page;
let url: string;

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
  for (const subject of ['one', 'two', 'three']) await send(subject);
  await until(async () => (await page.getByRole('option').count()) === 3);
});

beforeEach(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()));

async function send(subject: string): Promise<void> {
  const html = `<p style="height:300px">${subject}</p>`;
  await postJson(url, { type: 'Email', subject, html });
}

/** Presses a key as a keyboard does that this machine does not have. */
function press(key: Key, selector?: string): Promise<void> {
  return page.evaluate(
    ([init, at]) => {
      const target = (at === undefined ? null : document.querySelector(at)) ?? document.body;
      target.dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true, composed: true }),
      );
    },
    [key, selector] as const,
  );
}

const search = () => page.getByRole('textbox', { name: 'Search requests' });
const isSearching = () => search().evaluate((field) => field === document.activeElement);
const rows = () => page.locator('.row').count();

const found = () => page.getByRole('textbox', { name: 'Find in what is shown' });
const isFinding = async () =>
  (await found().count()) === 1 &&
  (await found().evaluate((field) => field === document.activeElement));

describe('the search in what is shown', () => {
  beforeAll(() => openRow(page, page.getByRole('option').first()));

  it.each<[string, Key]>([
    ['Ctrl+F', { key: 'f', code: 'KeyF', ctrlKey: true }],
    ['⌘F', { key: 'f', code: 'KeyF', metaKey: true }],
    ['Ctrl+F under Caps Lock', { key: 'F', code: 'KeyF', ctrlKey: true, modifierCapsLock: true }],
    ['Ctrl+F on a Cyrillic keyboard', { key: 'а', code: 'KeyF', ctrlKey: true }],
    ['Ctrl+F on a Greek keyboard', { key: 'φ', code: 'KeyF', ctrlKey: true }],
    ['Ctrl+F on a Hebrew keyboard', { key: 'כ', code: 'KeyF', ctrlKey: true }],
    ['Ctrl+F on an Arabic keyboard', { key: 'ب', code: 'KeyF', ctrlKey: true }],
    ['Ctrl+F on a Dvorak keyboard', { key: 'f', code: 'KeyY', ctrlKey: true }],
  ])('has the focus after %s', async (_what, key) => {
    await press(key);
    await until(isFinding);
    await found().press('Escape');
  });

  it.each<[string, Key]>([
    ['what Dvorak has at the place of F', { key: 'u', code: 'KeyF', ctrlKey: true }],
    ['Ctrl+Shift+F', { key: 'F', code: 'KeyF', ctrlKey: true, shiftKey: true }],
    ['Ctrl+Alt+F', { key: 'f', code: 'KeyF', ctrlKey: true, altKey: true }],
  ])('has not after %s', async (_what, key) => {
    await press(key);
    expect(await isFinding()).toBe(false);
  });

  it('has not while a dialog covers it', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await press({ key: 'f', code: 'KeyF', ctrlKey: true });
    expect(await isFinding()).toBe(false);
    await page.keyboard.press('Escape');
  });
});

describe('the search', () => {
  it.each<[string, Key]>([
    ['/', { key: '/', code: 'Slash' }],
    ['/ with Shift', { key: '/', code: 'Digit7', shiftKey: true }],
    [
      '/ with AltGr',
      { key: '/', code: 'KeyQ', ctrlKey: true, altKey: true, modifierAltGraph: true },
    ],
  ])('has the focus after %s', async (_what, key) => {
    await press(key);
    expect(await isSearching()).toBe(true);
  });

  it.each<[string, Key]>([
    ['/ while a text is composed', { key: '/', code: 'Slash', isComposing: true }],
    ['the first key of a composition', { key: '/', code: 'Slash', keyCode: 229 }],
  ])('has not after %s', async (_what, key) => {
    await press(key);
    expect(await isSearching()).toBe(false);
  });
});

describe('while a text is composed', () => {
  it('its keys are the input method’s: they neither clear, nor choose, nor save, nor remove', async () => {
    await search().fill('three');
    await until(async () => (await rows()) === 1);
    for (const more of [{ isComposing: true }, { keyCode: 229 }])
      for (const key of ['Escape', 'Enter', 'ArrowDown'])
        await press({ key, ...more }, '.filter-search input');
    expect(await search().inputValue()).toBe('three');
    expect(await isSearching()).toBe(true);
    await search().fill('');
    await until(async () => (await rows()) === 3);
    await openRow(page, page.getByRole('option').first());
    await press({ key: 'Delete', isComposing: true }, '[role="listbox"]');
    await press({ key: 'Delete', keyCode: 229 }, '[role="listbox"]');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const port = page.getByLabel('Port');
    const kept = await port.inputValue();
    await port.fill('1');
    await press({ key: 'Enter', isComposing: true }, 'dialog input:focus');
    await press({ key: 'Escape', keyCode: 229 }, 'dialog input:focus');
    expect(await port.inputValue()).toBe('1');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await port.press('Escape');
    expect(await port.inputValue()).toBe(kept);
    await page.keyboard.press('Escape');
    expect(await rows()).toBe(3);
  });

  it('what an input method wrote is searched for', async () => {
    await search().focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', {
      text: 'twe',
      selectionStart: 3,
      selectionEnd: 3,
    });
    await client.send('Input.insertText', { text: 'two' });
    await until(async () => (await rows()) === 1);
    await client.detach();
    await search().fill('');
    await until(async () => (await rows()) === 3);
  });
});

describe('the undo key', () => {
  const undo = { key: 'z', code: 'KeyZ', ctrlKey: true };

  const isRemoved = () => page.getByText('1 request removed.').waitFor();

  async function removeOne(): Promise<void> {
    await openRow(page, page.getByRole('option').first());
    await page.getByRole('listbox').press('Delete');
    await expect.poll(rows).toBe(2);
  }
  const broughtBack = () => until(async () => (await rows()) === 3);

  it.each<[string, Key]>([
    ['Ctrl+Z', undo],
    ['Ctrl+Z under Caps Lock', { ...undo, key: 'Z' }],
    ['Ctrl+Z on a Cyrillic keyboard', { ...undo, key: 'я' }],
    ['Ctrl+Z on a German keyboard', { ...undo, code: 'KeyY' }],
  ])('brings a request back: %s', async (_what, key) => {
    await removeOne();
    await press(key);
    await broughtBack();
  });

  it('takes back what was typed while one types, and nothing else', async () => {
    await removeOne();
    await search().focus();
    await page.keyboard.type('t');
    await page.keyboard.press('ControlOrMeta+z');
    expect(await search().inputValue()).toBe('');
    await expect.poll(rows).toBe(2);
    await isRemoved();
    await page.getByRole('tab', { name: 'Body' }).click();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('ControlOrMeta+f');
    await found().pressSequentially('abc');
    await found().press('ControlOrMeta+z');
    expect(await found().inputValue()).not.toBe('abc');
    await found().press('Escape');
    await isRemoved();
    expect(await rows()).toBe(2);
    // A text that can only be read has no typing to take back.
    await page.locator('.cm-content').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await broughtBack();
    await page.getByRole('tab', { name: 'Message' }).click();
  });

  it('means the rule that was removed while the rules are open, and the request after that', async () => {
    await removeOne();
    await page.getByRole('button', { name: /^Replies/ }).click();
    const rules = page.getByRole('dialog').locator('.rule-name');
    await page.getByRole('button', { name: 'Half a body' }).click();
    await until(async () => (await rules.count()) === 1);
    await page.getByRole('button', { name: 'Remove “Half a body”' }).click();
    await until(async () => (await rules.count()) === 0);
    await page.getByText('“Half a body” removed.').waitFor();
    await page.getByRole('dialog').press('ControlOrMeta+z');
    await until(async () => (await rules.count()) === 1);
    expect(await rows()).toBe(2);
    await press(undo);
    expect(await rows()).toBe(2);
    await page.keyboard.press('Escape');
    await press(undo);
    await broughtBack();
  });
});

describe('while the focus is in a mail', () => {
  const type = (key: string, code: string, control: boolean) =>
    pressInFrame(app, key, code, { control });

  async function focusMail(): Promise<void> {
    await openRow(page, page.getByRole('option').first());
    const frame = await drawnMail(page);
    await pointUntil(
      () => frame.click('p'),
      () => hasMailKeys(app),
    );
  }

  it('/ leads to the search, and what is typed then stands there', async () => {
    await focusMail();
    await type('/', 'Slash', false);
    await until(isSearching);
    await page.keyboard.type('two');
    expect(await search().inputValue()).toBe('two');
    await search().fill('');
    await until(async () => (await rows()) === 3);
  });

  it.each([
    ['Ctrl+F', 'f', 'KeyF'],
    ['Ctrl+F on a Cyrillic keyboard', 'а', 'KeyF'],
  ])('%s finds in the mail', async (_what, key, code) => {
    await focusMail();
    await type(key, code, true);
    await until(isFinding);
    await found().press('Escape');
  });

  it('Ctrl+Z brings a request back', async () => {
    await openRow(page, page.getByRole('option').first());
    await page.getByRole('listbox').press('Delete');
    await until(async () => (await rows()) === 2);
    await focusMail();
    await type('z', 'KeyZ', true);
    await until(async () => (await rows()) === 3);
  });

  it.each([
    ['ArrowDown', 'ArrowDown'],
    ['Delete', 'Delete'],
    ['Tab', 'Tab'],
    [' ', 'Space'],
  ])('%j stays the mail’s own', async (key, code) => {
    await focusMail();
    await page.evaluate(() => {
      Object.assign(globalThis, { heardKeys: 0 });
      window.onkeydown = () => {
        (globalThis as unknown as { heardKeys: number }).heardKeys += 1;
      };
    });
    await type(key, code, false);
    await type('F9', 'F9', false);
    const heard = () =>
      page.evaluate(() => (globalThis as unknown as { heardKeys: number }).heardKeys);
    await until(async () => (await heard()) > 0);
    expect(await heard()).toBe(1);
  });
});
