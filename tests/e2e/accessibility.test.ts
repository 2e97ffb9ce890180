import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { effort } from '../support/effort.ts';
import { postJson, type RunningApp } from '../support/app.ts';
import { openRow } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations, violationsInBothThemes } from '../support/violations.ts';

/**
 * What axe finds in every state of the window. A usual run looks at each state in one theme, in turn, and in English; the long
 * one in both themes and in every language.
 */
let app: RunningApp;
let page: Page;
let url: string;
let states = 0;

const languages = ['en', 'es', 'pt'].slice(0, effort({ usual: 1, full: 3 })) as (
  'en' | 'es' | 'pt'
)[];

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
});

async function findings(): Promise<readonly string[]> {
  if (effort({ usual: 0, full: 1 }) === 1) return violationsInBothThemes(page);
  states += 1;
  await page.emulateMedia({ colorScheme: states % 2 === 0 ? 'dark' : 'light' });
  return violations(page);
}

async function speak(language: (typeof languages)[number]): Promise<void> {
  await page.evaluate((to) => window.hookscope.call('settings.change', { language: to }), language);
  await until(async () => (await page.locator('html').getAttribute('lang'))?.startsWith(language));
}

/** Opens what a command opens. The palette finds it by its id in every language. */
async function run(command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.locator('.palette-input').fill(command);
  await page.keyboard.press('Enter');
  await page.locator('.palette-input').waitFor({ state: 'detached' });
}

async function closeDialog(): Promise<void> {
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('dialog').count()) === 0);
}

/** A message with every sort of finding: an attachment, an unknown field, and one that is missing. */
const mail = {
  type: 'Email',
  subject: 'Your invoice',
  html: '<p>Pay <a href="https://example.com/pay">here</a><img src="https://example.com/x.png"></p>',
  emailTo: ['ann@example.com'],
  attachments: ['https://example.com/invoice.pdf'],
  custom: { deep: [1, 2, 3] },
};

it.each(languages)('axe finds nothing in the empty window: %s', async (language) => {
  await speak(language);
  expect(await findings()).toEqual([]);
});

describe('with requests', () => {
  beforeAll(async () => {
    await postJson(url, { type: 'SMS', phone: 'none', message: 'a text' });
    await postJson(url, mail);
    await until(async () => (await page.getByRole('option').count()) === 2);
  });

  const list = () => page.locator('.rows-scroller');
  const choose = (text: string) =>
    openRow(page, page.getByRole('option').filter({ hasText: text }));

  it.each(languages)('axe finds nothing in any view of an e-mail: %s', async (language) => {
    await speak(language);
    await choose('invoice');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.getByRole('tabpanel').waitFor();
      expect(await findings(), await tab.innerText()).toEqual([]);
    }
    await page.getByRole('tab').first().click();
  });

  it.each(languages)(
    'axe finds nothing in a text, alone and in a narrow window: %s',
    async (language) => {
      await speak(language);
      await choose('a text');
      expect(await findings()).toEqual([]);
      await list().focus();
      await page.keyboard.press('f');
      expect(await findings()).toEqual([]);
      await page.keyboard.press('f');
      await resize(800, 600);
      expect(await findings()).toEqual([]);
      await list().press('Enter');
      await until(() => page.locator('.detail').isVisible());
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Escape');
      await resize(1_200, 760);
    },
  );

  it.each(languages)(
    'axe finds nothing in a call to the CRM that is edited, and in the dialog of its token: %s',
    async (language) => {
      await speak(language);
      await choose('a text');
      await list().focus();
      await page.keyboard.press('6');
      await page.locator('.crm-call .lucide-pencil').first().click();
      await page.locator('.crm-problems, .crm-edit').first().waitFor();
      expect(await findings()).toEqual([]);
      await page.locator('.crm-token .button').click();
      await page.locator('.crm-give').waitFor();
      expect(await findings()).toEqual([]);
      await closeDialog();
    },
  );

  it.each(languages)('axe finds nothing in any dialog: %s', async (language) => {
    await speak(language);
    await choose('invoice');
    await list().focus();
    for (const command of [
      ...[
        'settings',
        'replies',
        'destinations',
        'paste-help',
        'no-call',
        'samples',
        'send-again',
        'play',
      ],
      ...['edit-and-send', 'types-of-list', 'import-paste', 'search-help', 'keys'],
    ]) {
      await run(command);
      await expect.poll(() => page.locator('dialog').count(), { message: command }).toBe(1);
      expect(await findings(), command).toEqual([]);
      await closeDialog();
    }
  });

  it.each(languages)('axe finds nothing in all settings at once: %s', async (language) => {
    await speak(language);
    await run('settings');
    await page.locator('.settings-search input').fill('e');
    await page.locator('[data-setting="clock"]').waitFor();
    await page.locator('[data-setting="testKeys"]').waitFor();
    expect(await findings()).toEqual([]);
    await closeDialog();
  });

  it.each(languages)(
    'axe finds nothing in any list that a button of the address opens: %s',
    async (language) => {
      await speak(language);
      const opened = page.locator('[data-radix-popper-content-wrapper], dialog');
      for (const button of await page.locator('.window-header [aria-haspopup]').all()) {
        await button.click();
        await opened.first().waitFor();
        expect(await findings(), await button.innerText()).toEqual([]);
        await page.keyboard.press('Escape');
        await until(async () => (await opened.count()) === 0);
      }
    },
  );
});

it('axe would find a button without a name, and a text that is hard to read in one theme alone', async () => {
  await page.evaluate(() => {
    const probe = document.createElement('div');
    probe.id = 'probe';
    probe.style.cssText =
      'position: fixed; inset: 0; z-index: 99; background: light-dark(#fff, #000)';
    const text = document.createElement('p');
    text.textContent = 'A text';
    text.style.color = '#222';
    probe.append(document.createElement('button'), text);
    document.body.append(probe);
  });
  expect(await violationsInBothThemes(page, '#probe')).toEqual([
    expect.stringMatching(/^button-name: <button>/),
    expect.stringMatching(/^dark theme: color-contrast: <p /),
  ]);
  await page.evaluate(() => document.querySelector('#probe')?.remove());
});

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
