import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { violations } from '../support/violations.ts';

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await launchApp();
  page = await app.page();
});
afterAll(() => app.close());

describe.each(['light', 'dark'] as const)('in the %s theme axe finds nothing', (colorScheme) => {
  beforeAll(() => page.emulateMedia({ colorScheme }));

  it('in the window and in each view of an SMS and an e-mail', async () => {
    expect(await violations(page)).toEqual([]);
    await page.evaluate(async () => {
      await window.hookscope.call('sample.send', { kind: 'sms' });
      await window.hookscope.call('sample.send', { kind: 'email' });
    });
    for (const kind of [/SMS/, /E-mail/]) {
      await page.getByRole('option', { name: kind }).first().click();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await page.getByRole('tabpanel').waitFor();
        expect(await violations(page), await tab.innerText()).toEqual([]);
      }
    }
  });

  it('in the settings and the help', async () => {
    for (const name of ['Settings', 'Where do I paste it?', 'Replies 200']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
});
