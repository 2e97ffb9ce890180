import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postJson, type RunningApp } from '../support/app.ts';
import { startAnsweringServer, type AnsweringServer } from '../support/answering-server.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations, violationsInBothThemes } from '../support/violations.ts';
import { chooseFilter } from '../support/choose-filter.ts';
import { openRow } from '../support/open-row.ts';

let app: RunningApp;
let page: Page;
let url: string;
let server: AnsweringServer;

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
  server = await startAnsweringServer();
  await answerQuestions(app.electron(), 0);
});
afterAll(() => server.stop());

const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name });
const dialog = (name: string) => page.getByRole('dialog', { name });
const rows = () => page.getByRole('option');
const host = () => new URL(server.url).host;
const hasFocus = (one: Locator) =>
  expect.poll(() => one.evaluate((element) => element === document.activeElement)).toBe(true);

/** Waits for the outcome of what was sent from the editor. */
const outcomeIn = (editor: Locator, text: string) =>
  editor.getByRole('region', { name: 'Answer' }).getByRole('status').getByText(text).waitFor();

/** Starts the server again, and waits until that is noticed: by the button, or before it can be pressed. */
async function comesBack(): Promise<void> {
  await server.start();
  const isBack = page.getByText('Back: 2 requests came meanwhile').first();
  await until(async () => {
    if (await isBack.isVisible()) return true;
    await button('Try now')
      .click({ timeout: 500 })
      .catch(() => undefined);
    return false;
  });
}

const sms = (messageId: string) =>
  postJson(url, { type: 'SMS', messageId, phone: '+15125550100', message: `Hi ${messageId}` });

describe('forwarding', () => {
  it('is set up in three clicks, after a question, and each request then reaches the server', async () => {
    await button('Forward…').click();
    const address = dialog('Destinations').getByRole('textbox', { name: 'Your server’s address' });
    await hasFocus(address);
    await address.fill(server.url);
    await address.press('Enter');
    await dialog('Destinations')
      .getByRole('checkbox', { name: `Forward to “${host()}”` })
      .waitFor();
    const asked = (await nativeQuestions(app.electron())).join();
    expect(asked).toContain(host());
    expect(asked).not.toContain('is a number');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sms('one');
    await until(() => server.bodies.at(-1)?.includes('Hi one') === true);
    await button(`${host()} is up`).waitFor();
  });

  it('shows the server’s answer in the tab, as text and never as a page', async () => {
    const page500 = '<h1>Broken</h1><img src=x onerror="alert(1)">';
    server.answerWith(500, page500 + 'x'.repeat(900_000), 'text/html; note="a\u202eb"');
    await sms('two');
    await rows().first().getByText('Forwarded: 500 · server failed.').waitFor();
    await openRow(page, rows().first());
    await page.getByRole('tab', { name: /Forwarded/ }).click();
    const entry = page.getByRole('list', { name: /Sendings of this request/ });
    await entry.getByText('Forwarded after the reply. Byte for byte as it came.').waitFor();
    await entry.getByText('<h1>Broken</h1>').waitFor();
    await entry.getByText('Only its start is shown: a line is too long.').waitFor();
    await entry.getByText('Headers of the answer').click();
    await entry.locator('.hidden-character').getByText('U+202E').waitFor();
    expect(await entry.locator('h1').count()).toBe(0);
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('is sent again by the keyboard once the server is mended, and the row has no mark any more', async () => {
    server.answerWith(200, '{"ok":true,"take":2}');
    await openRow(page, rows().first());
    await page.keyboard.press('r');
    const again = dialog('Send again');
    await again.getByText('This request').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await again.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await again.waitFor({ state: 'detached' });
    await rows().first().getByText('Forwarded: 500').waitFor({ state: 'detached' });
    await page.getByText(`1 request sent to ${host()}: 1 × 200 · accepted.`).waitFor();
    const entries = page.getByRole('list', { name: /Sendings of this request/ });
    await entries.getByText('200 · accepted, before it 500 · server failed.').waitFor();
    await button('Dismiss').last().click();
    await openRow(page, rows().first());
    await page.keyboard.press('Shift+R');
    await until(() => server.bodies.filter((body) => body.includes('Hi two')).length === 3);
    await page.getByText(`1 request sent to ${host()}`).waitFor();
    await entries.getByText('200 · accepted, as before.').first().waitFor();
  });

  it('compares two answers', async () => {
    await button('Compare answers').first().click();
    await button(/Back|Close/)
      .first()
      .waitFor();
    await button(/Close/).click();
  });
});

describe('a request', () => {
  it('is edited and sent, and the answer is shown beside it', async () => {
    await openRow(page, rows().first());
    await page.keyboard.press('e');
    const editor = dialog('Edit & send');
    await editor.getByText('Valid JSON').waitFor();
    const body = editor.getByRole('textbox', { name: 'Body' });
    await body.press('Control+End');
    await body.pressSequentially(',');
    await editor.getByText(/Not valid JSON from line 1, column/).waitFor();
    await body.press('Backspace');
    await editor.getByText('Valid JSON').waitFor();
    await body.press('ControlOrMeta+a');
    await body.pressSequentially('{"edited":"by hand"}');
    await page.keyboard.press('ControlOrMeta+Enter');
    await outcomeIn(editor, '200 · accepted');
    expect(server.bodies.at(-1)).toContain('"edited":"by hand"');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('Sent by you. Edited.').waitFor();
  });

  it('that was closed before it was sent is kept in the editor', async () => {
    await page.keyboard.press('e');
    const editor = dialog('Edit & send');
    const body = editor.getByRole('textbox', { name: 'Body' });
    await body.getByText('by hand').waitFor();
    await editor.getByRole('button', { name: 'Start over' }).click();
    await body.getByText('Hi two').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is made from a sample', async () => {
    await button(/Send a test/).click();
    await button('Edit first…').click();
    const editor = dialog('Edit & send');
    await editor.getByRole('button', { name: 'Send', exact: true }).click();
    await outcomeIn(editor, '200 · accepted');
    await editor.getByText('Sent before (1)').click();
    await page.keyboard.press('Escape');
  });
});

describe('a destination', () => {
  it('that is down loses nothing: a notice says so, and what came meanwhile is sent when it is back', async () => {
    const before = server.bodies.length;
    await server.stop();
    await sms('three');
    await page
      .getByText(/Down since .* · 1 waits/)
      .first()
      .waitFor();
    await sms('four');
    await page
      .getByText(/Down since .* · 2 wait/)
      .first()
      .waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await comesBack();
    await button('Send them, oldest first').click();
    await hasFocus(button(new RegExp(`^${host()} is`)));
    await until(() => server.bodies.length === before + 2);
    expect(server.bodies.slice(before).map((body) => /Hi (\w+)/.exec(body)?.[1])).toEqual([
      'three',
      'four',
    ]);
    await button(`${host()} is up`).waitFor();
  });

  it('that is back skips what waited when the user says so, which the tab and a filter show', async () => {
    await server.stop();
    await sms('skipped 1');
    await sms('skipped 2');
    await page
      .getByText(/Down since .* · 2 wait/)
      .first()
      .waitFor();
    await comesBack();
    await button('Skip them').click();
    // The line below the address bar goes, and everything under it moves.
    await button('Skip them').waitFor({ state: 'detached' });
    await hasFocus(button(new RegExp(`^${host()} is`)));
    await chooseFilter(page, 'More', 'Forwarded', 'skipped');
    await page.getByText(/^2 of \d+$/).waitFor();
    await openRow(page, rows().first());
    await page.getByText('Skipped: it was not sent.').waitFor();
    await page.getByLabel('Search requests').fill('');
  });

  it('is edited, and a mistake is said where it was made', async () => {
    await button(`${host()} is up`).click();
    const panel = dialog('Destinations');
    await panel.getByRole('button', { name: new RegExp(`^${host()}`), expanded: false }).click();
    const query = panel.getByRole('textbox', { name: 'Only these' });
    await query.fill('kin:sms');
    await query.press('Enter');
    await panel.getByText('Mistake in the search').waitFor();
    expect(await violations(page)).toEqual([]);
    await query.fill('');
    await query.press('Enter');
    await panel.getByText('Mistake in the search').waitFor({ state: 'detached' });
    await panel.getByRole('combobox', { name: 'The CRM gets' }).selectOption({ index: 1 });
    await panel.getByText('Answers the CRM').waitFor();
    server.answerWith(422, '{"error":"from the server"}');
    const reply = await sms('five');
    expect([reply.status, await reply.text()]).toEqual([422, '{"error":"from the server"}']);
  });

  it('is removed, and brought back by undo', async () => {
    const panel = dialog('Destinations');
    const remove = panel.getByRole('button', { name: `Remove “${host()}”` });
    await remove.click();
    await panel.getByText(`“${host()}” removed.`).waitFor();
    await remove.waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+z');
    await panel.getByText('Answers the CRM').waitFor();
    // The button that had the focus is gone.
    await panel.locator('input:focus').waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('many requests', () => {
  const list = () => page.getByRole('listbox');
  const again = () => dialog('Send again');

  it('are sent to a new address after a question, with their progress, and are stopped', async () => {
    await page.evaluate(() =>
      window.hookscope.call('settings.change', { destinations: [], relay: null }),
    );
    server.answerWith(200, 'ok', 'text/plain');
    await Promise.all(Array.from({ length: 500 }, (_, n) => sms(`many-${n}`)));
    await page.getByText(/^50\d requests$/).waitFor();
    await openRow(page, rows().first());
    await page.keyboard.press('ControlOrMeta+a');
    await page.getByText(/^All 50\d selected/).waitFor();
    await page.keyboard.press('r');
    await again()
      .getByText(/The 50\d selected requests/)
      .waitFor();
    await again().getByRole('combobox', { name: 'Send to' }).selectOption('Another address…');
    const address = again().getByRole('combobox', { name: 'Address' });
    const { host: where } = new URL(server.url);
    await address.fill(where);
    const perSecond = again().getByRole('textbox', { name: 'Each second' });
    await perSecond.fill('fast');
    await perSecond.press('Enter');
    await again()
      .getByText(/Enter how many to start each second/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    // Slowly: it must still be going on when it is stopped.
    await perSecond.fill('20');
    await perSecond.press('Enter');
    await again().waitFor({ state: 'detached' });
    expect((await nativeQuestions(app.electron())).join()).toContain(where);
    const line = page.getByRole('group', { name: `Sending to http://${where}` });
    await line.getByText(/^[1-9]\d* of 50\d sent · [1-9]\d* × 200 · accepted$/).waitFor();
    expect(await violations(page)).toEqual([]);
    await line.getByRole('button').click();
    await page.getByText(/Stopped after \d+ requests? to http/).waitFor();
    await hasFocus(list());
  });

  it('go to the last target at once by Shift+R, and are counted by their results', async () => {
    server.answerWith(503, 'later', 'text/plain');
    const [words = ''] = /Hi many-\d+/.exec((await rows().nth(3).textContent()) ?? '') ?? [];
    const sent = () => server.bodies.filter((body) => body.includes(`"${words}"`)).length;
    const before = sent();
    await openRow(page, rows().nth(3));
    await page.keyboard.press('Shift+R');
    await page.getByText(/1 request sent to http.*: 1 × 503 · server failed/).waitFor();
    expect(sent()).toBe(before + 1);
  });

  it('are signed again and made new, which the tab says', async () => {
    await page.evaluate(() => window.hookscope.call('keys.make', { name: 'My key' }));
    server.answerWith(200, 'ok', 'text/plain');
    await page.keyboard.press('r');
    await again()
      .getByRole('combobox', { name: 'Signature' })
      .selectOption('Signed again with “My key”');
    await again()
      .getByRole('checkbox', { name: /As new/ })
      .check();
    await again().getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .getByText(
        'Sent by you. As new: fresh messageId, webhookId and timestamp. Signed again with “My key”.',
      )
      .waitFor();
    await page.getByText('What was sent').click();
  });
});

describe('the window', () => {
  it('says what to do with a request that was never sent', async () => {
    await openRow(page, rows().nth(9));
    await page.getByText('Sent to no server yet').waitFor();
    await button('Set up a destination').click();
    await dialog('Destinations').waitFor();
    await page.keyboard.press('Escape');
  });

  it('says that a destination leads back to Hookscope, and sends nothing there', async () => {
    await button('Set up a destination').click();
    const panel = dialog('Destinations');
    const address = panel.getByRole('textbox', { name: 'Your server’s address' });
    await address.fill(url);
    await address.press('Enter');
    await panel.getByRole('list', { name: 'Destinations' }).waitFor();
    await page.keyboard.press('Escape');
    await sms('loop');
    await page.getByText('Loop: nothing is sent').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('opens the same dialogs from the app’s menu', async () => {
    for (const [label, title] of [
      ['Send again…', 'Send again'],
      ['Edit and send…', 'Edit & send'],
      ['Play the CRM…', 'Play the CRM'],
      ['Destinations…', 'Destinations'],
    ] as const) {
      await app.electron().evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []);
        items?.find((one) => one.label === wanted)?.click();
      }, label);
      await dialog(title).waitFor();
      await page.keyboard.press('Escape');
      await dialog(title).waitFor({ state: 'detached' });
    }
  });
});
