import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postJson, type RunningApp } from '../support/app.ts';
import { arrowDownInMail, pressInFrame } from '../support/frame-keys.ts';
import { drawnMail } from '../support/mail-window.ts';
import { openRow } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

/** The parts of the window: one or two of them, the message alone, and the way between them by keys. */
let app: RunningApp;
let page: Page;
let url: string;

const subjects = ['one', 'two', 'three', 'four'];

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
  for (const subject of subjects) {
    await send(subject);
    await page.getByRole('option', { name: subject }).waitFor();
  }
  await postJson(url, { type: 'SMS', phone: '+15125550100', message: 'a text' });
  await until(async () => (await page.getByRole('option').count()) === 5);
  for (const subject of [...subjects, 'a text'])
    ids.set(subject, await row(subject).getAttribute('id'));
});
afterAll(() => resize(1_200, 760));

async function send(subject: string): Promise<void> {
  const html = `<h1>${subject}</h1><div style="height:3000px">${subject}</div>`;
  await postJson(url, { type: 'Email', subject, html });
}

const row = (subject: string) => page.getByRole('option', { name: subject });
const list = () => page.getByRole('listbox', { name: 'Requests' });
const detail = () => page.locator('section.detail');
const isShown = (selector: string) => page.locator(selector).first().isVisible();
const selected = () => page.locator('.row-focused').getAttribute('id');
/** The elements of the rows by their subjects: a row that is hidden has no role. */
const ids = new Map<string, string | null>();
const idOf = (subject: string) => ids.get(subject);

async function resize(width: number, height: number): Promise<void> {
  await app
    .electron()
    .evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
  await until(() => page.evaluate((wanted) => innerWidth === wanted, width));
}

/** What has the keyboard focus: the name of a part of the window. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    if (element.matches('.mail-frame')) return 'mail';
    if (element.closest('dialog') !== null) return 'dialog';
    if (element.closest('.detail') !== null) return 'detail';
    if (element.closest('.request-list') !== null) return 'list';
    return element.closest('header') === null ? element.tagName : 'address';
  });
}
const isFocused = (name: string) => expect.poll(focused).toBe(name);

/** How far the mail is scrolled, in its own process. */
async function mailScroll(): Promise<number> {
  const frame = await drawnMail(page);
  return (await frame.evaluate(() => document.scrollingElement?.scrollTop)) ?? 0;
}

describe('the keyboard', () => {
  it('leads from the list into the mail by Enter, where the arrows scroll, and back by Escape', async () => {
    await openRow(page, row('three'));
    await page.keyboard.press('Enter');
    await isFocused('mail');
    await page.locator('.mail-canvas[aria-busy="false"]').waitFor();
    await until(async () => {
      await arrowDownInMail(page);
      return (await mailScroll()) > 0;
    });
    await pressInFrame(app, 'Escape', 'Escape');
    await isFocused('list');
  });

  it('moves in the list from the detail by J and K, and the focus stays with the message', async () => {
    await openRow(page, row('three'));
    await page.keyboard.press('Enter');
    await isFocused('mail');
    await pressInFrame(app, 'j', 'KeyJ');
    await until(async () => (await selected()) === idOf('two'));
    await isFocused('mail');
    await pressInFrame(app, 'k', 'KeyK');
    await until(async () => (await selected()) === idOf('three'));
    await isFocused('mail');
    await pressInFrame(app, 'k', 'KeyK');
    await until(async () => (await selected()) === idOf('four'));
    await isFocused('mail');
    await page.getByRole('tab', { name: 'Body' }).click();
    await page.keyboard.press('j');
    await until(async () => (await selected()) === idOf('three'));
    await until(() =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-selected') === 'true'),
    );
    await page.getByRole('tab', { name: 'Message' }).click();
  });

  it('goes through the parts of the window by F6, and leaves a mail by it', async () => {
    await openRow(page, row('three'));
    await page.locator('.mail-canvas[aria-busy="false"]').waitFor();
    for (const part of ['detail', 'mail']) {
      await page.keyboard.press('F6');
      await isFocused(part);
    }
    await pressInFrame(app, 'F6', 'F6');
    await isFocused('address');
    await page.keyboard.press('F6');
    await isFocused('list');
    await page.keyboard.press('Shift+F6');
    await isFocused('address');
    await page.keyboard.press('Shift+F6');
    await isFocused('mail');
    await pressInFrame(app, 'F6', 'F6', { shift: true });
    await isFocused('detail');
  });

  it('fires nothing while one types', async () => {
    await openRow(page, row('three'));
    const before = await selected();
    const search = page.getByRole('textbox', { name: 'Search requests' });
    await search.fill('');
    await search.pressSequentially('jkfcpre?');
    expect(await search.inputValue()).toBe('jkfcpre?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await search.fill('');
    await until(async () => (await page.getByRole('option').count()) === 5);
    expect(await selected()).toBe(before);
    expect(await isShown('.window-header')).toBe(true);
  });
});

describe('the message alone', () => {
  it('takes the whole window at F, without loading the mail again, and gives everything back', async () => {
    await openRow(page, row('three'));
    await page.locator('.mail-canvas[aria-busy="false"]').waitFor();
    const address = await page.locator('.mail-frame').getAttribute('src');
    await page.locator('.mail-frame').evaluate((frame) => {
      frame.addEventListener('load', () => frame.setAttribute('data-loaded-again', ''));
    });
    await list().focus();
    await page.keyboard.press('f');
    await isFocused('mail');
    const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await expect
      .poll(() => page.locator('.mail-frame').boundingBox())
      .toEqual({ x: 0, y: 0, ...size });
    expect(await isShown('.request-list')).toBe(false);
    expect(await isShown('[role="tablist"]')).toBe(false);
    expect(await violations(page)).toEqual([]);
    await pressInFrame(app, 'Escape', 'Escape');
    await until(() => isShown('.request-list'));
    await isFocused('list');
    expect(await page.locator('.mail-frame').getAttribute('src')).toBe(address);
    expect(await page.locator('.mail-frame').getAttribute('data-loaded-again')).toBeNull();
  });

  it('goes on to the next request, a text too, and closes with the last one', async () => {
    await openRow(page, row('four'));
    await page.locator('.mail-canvas[aria-busy="false"]').waitFor();
    await page.keyboard.press('f');
    // The focus goes to the mail, whose process then gets the keys.
    await isFocused('mail');
    await pressInFrame(app, 'k', 'KeyK');
    await until(async () => (await selected()) === idOf('a text'));
    const text = page.locator('.sms');
    await until(async () => (await text.boundingBox())?.y === 0);
    // So that the keys that scroll scroll it.
    await until(() => page.evaluate(() => document.activeElement?.className === 'sms'));
    await page.keyboard.press('f');
    await until(() => isShown('.request-list'));
    expect(await isShown('[role="tablist"]')).toBe(true);
  });
});

describe('a window with room for one part', () => {
  it('shows the list, then the request in its place, and goes back by the button, Escape and Alt+←', async () => {
    await openRow(page, row('two'));
    await list().focus();
    await resize(900, 700);
    await until(async () => !(await detail().isVisible()));
    expect(await list().isVisible()).toBe(true);
    for (const back of ['button', 'Escape', 'Alt+ArrowLeft']) {
      await page.keyboard.press('Enter');
      await until(() => detail().isVisible());
      expect(await list().isVisible()).toBe(false);
      await isFocused('mail');
      if (back === 'button') await page.getByRole('button', { name: 'Back to the list' }).click();
      else {
        await detail().focus();
        await page.keyboard.press(back);
      }
      await isFocused('list');
      expect(await list().isVisible()).toBe(true);
      expect(await selected()).toBe(idOf('two'));
    }
    await openRow(page, row('one'));
    await until(() => detail().isVisible());
    expect(await violations(page)).toEqual([]);
  });

  it('stays where it is when requests arrive, and shows both parts when there is room again', async () => {
    await send('five');
    await until(() =>
      page
        .getByText('five')
        .count()
        .then((count) => count > 0),
    );
    expect(await detail().isVisible()).toBe(true);
    await pressInFrame(app, '/', 'Slash');
    await until(() => list().isVisible());
    await list().press('Enter');
    await resize(1_280, 800);
    await until(() => list().isVisible());
    expect(await detail().isVisible()).toBe(true);
  });

  it('is one at 150 % of 1,280 px, too', async () => {
    const zoom = (factor: number) =>
      app
        .electron()
        .evaluate(
          ({ BrowserWindow }, to) =>
            BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
          factor,
        );
    await list().focus();
    await zoom(1.5);
    await until(async () => !(await detail().isVisible()));
    expect(await list().isVisible()).toBe(true);
    await zoom(1);
    await until(() => detail().isVisible());
  });
});

describe('back and forward', () => {
  it('lead through what was looked at, not through what was passed, past what was removed', async () => {
    await list().focus();
    await page.keyboard.press('Home');
    for (const subject of ['one', 'three']) {
      await openRow(page, row(subject));
      await page.keyboard.press('Enter');
      await isFocused('mail');
      await list().focus();
    }
    // At once: a request counts as looked at after a moment.
    await list().evaluate((element) => {
      const key = { key: 'j', code: 'KeyJ', bubbles: true, cancelable: true };
      for (let presses = 0; presses < 2; presses += 1)
        element.dispatchEvent(new KeyboardEvent('keydown', key));
    });
    await until(async () => (await selected()) === idOf('one'));
    await page.keyboard.press('Enter');
    // The focus goes to the mail once it is drawn, and keys that come then from here are lost.
    await isFocused('mail');
    await detail().focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await until(async () => (await selected()) === idOf('three'));
    await page.keyboard.press('Alt+ArrowRight');
    await until(async () => (await selected()) === idOf('one'));
    const three = idOf('three');
    await openRow(page, row('three'));
    await list().press('Delete');
    await until(async () => (await page.locator(`#${three}`).count()) === 0);
    await page.keyboard.press('Alt+ArrowLeft');
    await until(async () => (await selected()) === idOf('one'));
  });
});
