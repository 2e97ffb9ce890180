import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { postJson, type RunningApp } from '../support/app.ts';
import { emptyApp } from '../support/shared-app.ts';
import { violations } from '../support/violations.ts';
import { openDetails } from '../support/details.ts';
import { openRow } from '../support/open-row.ts';
import { until } from '../support/until.ts';

let app: RunningApp;
let page: Page;
let url: string;

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
});

async function post(body: object): Promise<number> {
  const { status } = await postJson(url, {
    type: 'SMS',
    phone: '+15125550100',
    message: 'Hi',
    ...body,
  });
  return status;
}

const dialog = () => page.getByRole('dialog', { name: 'Replies' });
const names = () => dialog().locator('.rule-name > span:first-child').allInnerTexts();
const rule = (name: RegExp) => dialog().getByRole('list').getByRole('button', { name });
const button = (name: string) => page.getByRole('button', { name });

async function add(preset: string): Promise<void> {
  const presets = dialog().getByRole('group', { name: 'Add rule' });
  await presets.getByRole('button', { name: preset }).click();
  await dialog().getByRole('button', { name: preset, expanded: true }).waitFor();
}

/** Waits for it to hold the focus: keys go nowhere else. */
const hasFocus = (one: Locator) =>
  expect.poll(() => one.evaluate((element) => element === document.activeElement)).toBe(true);

describe('a reply rule', () => {
  it('is made from a preset, and answers the next webhook; the row and the detail say so', async () => {
    await button('Replies 200').click();
    await add('429 with Retry-After');
    expect(await post({ messageId: 'a' })).toBe(429);
    await dialog().getByText('1 match').waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(button('Replies 200 · 1 rule'));
    const row = page.getByRole('option', { name: /SMS/ }).first();
    await row.getByText('429', { exact: true }).waitFor();
    await openRow(page, row);
    const details = await openDetails(page);
    await details.getByText('by the rule “429 with Retry-After”').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is warned of while it is on, and switched off and on again at a click', async () => {
    await page.getByText('Some webhooks don’t get 200 at once').waitFor();
    expect(await violations(page)).toEqual([]);
    await button('Turn all off').click();
    await page.getByText('Every webhook gets 200 at once again.').waitFor();
    expect(await post({ messageId: 'b' })).toBe(200);
    await button('Undo').click();
    await page.getByText('Some webhooks don’t get 200').waitFor();
    expect(await post({ messageId: 'c' })).toBe(429);
  });

  it('is edited, and a mistake is said where it was made', async () => {
    await button('Open replies').click();
    await dialog().getByRole('button', { name: '429 with Retry-After', expanded: false }).click();
    const status = dialog().getByRole('textbox', { name: 'Status' });
    await status.fill('99');
    await status.press('Enter');
    await dialog().getByText('Enter a whole number from 200 to 599').waitFor();
    expect(await status.getAttribute('aria-invalid')).toBe('true');
    await status.fill('503');
    await status.press('Enter');
    await dialog().getByText('503 · Retry-After: 30').waitFor();

    const query = dialog().getByRole('textbox', { name: 'Search' });
    await query.fill('kin:sms');
    await query.press('Enter');
    await dialog().getByText('Never matches').waitFor();
    expect(await violations(page)).toEqual([]);
    await query.fill('blue moon');
    await query.press('Enter');
    await dialog().getByText('Never matches').waitFor({ state: 'detached' });
    await until(() =>
      page.evaluate(async () => {
        const { replies } = (await window.hookscope.call('state.get')).settings;
        return JSON.stringify(replies).includes('blue moon');
      }),
    );
    expect(await post({ messageId: 'd' })).toBe(200);
    expect(await post({ messageId: 'e', message: 'once in a blue moon' })).toBe(503);
  });

  it('is moved by the keyboard, keeps the focus, and decides in its new place', async () => {
    await add('Half a body');
    expect(await names()).toEqual(['Half a body', '429 with Retry-After']);
    await dialog().getByText('Never reached: “Half a body” matches everything').waitFor();
    await rule(/^Half a body/).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(names).toEqual(['429 with Retry-After', 'Half a body']);
    await hasFocus(rule(/^Half a body/));
    await dialog().getByText('Never reached').waitFor({ state: 'detached' });
    expect(await post({ messageId: 'f', message: 'a blue moon' })).toBe(503);
  });

  it('is removed, and brought back to its place', async () => {
    await dialog().getByRole('button', { name: 'Remove “429 with Retry-After”' }).press('Enter');
    await expect.poll(names).toEqual(['Half a body']);
    await hasFocus(rule(/^Half a body/));
    await dialog().getByText('“429 with Retry-After” removed.').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(names).toEqual(['429 with Retry-After', 'Half a body']);
    await hasFocus(rule(/^429 with Retry-After/));
  });

  it('keeps what is being typed when the dialog is closed by its cross, and drops it at Escape', async () => {
    await page.keyboard.press('Enter');
    const body = dialog().getByRole('textbox', { name: 'Body' });
    await body.fill('{"dropped":true}');
    await page.keyboard.press('Escape');
    expect(await body.inputValue()).toBe('');
    await body.fill('{"later":true}');
    await dialog().getByRole('button', { name: 'Close' }).click();
    await dialog().waitFor({ state: 'detached' });
    await button('Open replies').click();
    await dialog().getByText('503 · Retry-After: 30 · custom body').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is not added beyond a hundred, which is said', async () => {
    const kept = await page.evaluate(async () => {
      const { replies } = (await window.hookscope.call('state.get')).settings;
      const more = replies.flatMap((one) =>
        Array.from({ length: 49 }, (_, n) => ({ ...one, id: `${one.id}-${n}`, on: false })),
      );
      await window.hookscope.call('settings.change', { replies: [...replies, ...more] });
      return replies;
    });
    await button('Open replies').click();
    await expect.poll(async () => (await names()).length).toBe(100);
    await dialog().getByRole('button', { name: 'No answer' }).click();
    await dialog().getByText('The limit of 100 rules is reached').waitFor();
    await page.evaluate(
      (replies) => window.hookscope.call('settings.change', { replies: [...replies] }),
      kept,
    );
    await page.keyboard.press('Escape');
  });

  it('is there after a restart', async () => {
    await app.restart();
    page = await app.page();
    await page.getByText('Some webhooks don’t get 200 at once').waitFor();
    await button('Open replies').click();
    await expect.poll(names).toEqual(['429 with Retry-After', 'Half a body']);
  });
});
