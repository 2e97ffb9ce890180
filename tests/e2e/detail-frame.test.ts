import { createConnection } from 'node:net';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { postJson } from '../support/app.ts';
import { openRow, selectedIsShown } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';

let page: Page;
let url: string;

/** From the newest to the oldest row. */
const requests = ['broken bytes', 'a ping', 'broken JSON', 'a mail', 'an SMS'] as const;

beforeAll(async () => {
  ({ page, url } = await emptyApp());
  await postJson(url, {
    type: 'SMS',
    phone: '+15864603685',
    message: 'Hello',
    contactId: 'contact-7',
    locationId: 'location-7',
  });
  await postJson(url, {
    type: 'Email',
    emailFrom: 'Ana <ana@example.com>',
    emailTo: ['bob@example.com'],
    subject: 'A subject '.repeat(30),
    html: '<p>News</p>',
    attachments: Array.from({ length: 12 }, (_, n) => `https://files.example/part-${n}.pdf`),
  });
  await fetch(url, { method: 'POST', body: '{\n  "type": "SMS",\n  "message": "a" "phone": 1\n}' });
  await fetch(url);
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
  socket.end('no HTTP at all\r\n\r\n');
  await once(socket.resume(), 'close');
  await page.getByRole('option').nth(4).waitFor();
  await openRow(page, page.getByRole('option').first());
  await page.getByRole('tablist').waitFor();
});

const open = async (what: (typeof requests)[number]) => {
  await page.getByRole('listbox').press('Home');
  for (let n = 0; n < requests.indexOf(what); n += 1)
    await page.getByRole('listbox').press('ArrowDown');
  await selectedIsShown(page);
};

/** The heights of the three, and where the tabs are. */
const frame = () =>
  page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const around = document.querySelector('.detail') ?? document.body;
    const tabs = [...document.querySelectorAll('[role="tab"]')].map((tab) =>
      Math.round(tab.getBoundingClientRect().top - (box('.detail-pane')?.top ?? 0)),
    );
    return {
      heights: ['.detail-head', '.issue-strip', '.tabs-bar'].map((one) => box(one)?.height),
      tabs: [tabs.length, ...new Set(tabs)],
      /** How far what is around the tabs can be scrolled. */
      overflows: around.scrollHeight - around.clientHeight,
    };
  });

it.each(['en', 'es'] as const)(
  'has the same heights and tabs for every request at three sizes in %s',
  async (language) => {
    await page.evaluate(
      (to) => window.hookscope.call('settings.change', { language: to }),
      language,
    );
    await page.getByRole('tablist', { name: language === 'es' ? /petición/ : /request/ }).waitFor();
    for (const [width, height] of [
      [1280, 800],
      [1024, 700],
      [1000, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const what of requests) {
        await open(what);
        expect(await frame(), `${what} at ${width}`).toEqual({
          heights: [72, 28, 36],
          tabs: [9, 100],
          overflows: 0,
        });
      }
      await open('a mail');
      await page.keyboard.press('2');
      expect((await frame()).overflows, `the fields at ${width}`).toBe(0);
      await page.keyboard.press('1');
    }
    await page.evaluate(() => window.hookscope.call('settings.change', { language: 'en' }));
    await page.setViewportSize({ width: 1280, height: 800 });
  },
);

it('chooses its tabs by the digits, also those that say why they are empty', async () => {
  await open('broken bytes');
  for (const [key, tab] of ['Message', 'Fields', 'Issues'].entries()) {
    await page.keyboard.press(String(key + 1));
    await page.getByRole('tab', { name: tab, selected: true }).waitFor();
  }
  await page.keyboard.press('6');
  await page.getByText('The received bytes are not HTTP').waitFor();
});

it('leads from an issue to the spot of the broken JSON', async () => {
  await open('broken JSON');
  await page
    .locator('.issue-strip')
    .getByRole('button', { name: /a comma is missing/ })
    .click();
  await page.locator('.cm-mark').waitFor();
  expect(await page.locator('.cm-mark').innerText()).toBe('"phone"');
  expect(await page.locator('.cm-content').evaluate((text) => text.matches(':focus'))).toBe(true);
});

it('has the attachments in chips, which open their list', async () => {
  await open('a mail');
  await page.getByRole('button', { name: '12 attachments' }).waitFor();
  await page
    .getByRole('button', { name: '+11' })
    .or(page.getByRole('button', { name: '+10' }))
    .click();
  const list = page.getByRole('region', { name: 'Attachments' });
  expect(await list.getByRole('listitem').count()).toBe(12);
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  await page.keyboard.press('2');
  await list.waitFor({ state: 'detached' });
});

it('filters the list by an id that is clicked', async () => {
  await open('an SMS');
  await page.keyboard.press('1');
  for (const [id, query] of [
    ['contact-7', 'contact:"contact-7"'],
    ['location-7', 'location:"location-7"'],
  ] as const) {
    await page.getByRole('button', { name: id, exact: true }).click();
    await expect.poll(() => page.getByLabel('Search requests').inputValue()).toBe(query);
    await page.getByLabel('Search requests').fill('');
    await page.getByRole('option').nth(4).waitFor();
  }
});
