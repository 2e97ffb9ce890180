import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postJson, type RunningApp } from '../support/app.ts';
import { startAnsweringServer, type AnsweringServer } from '../support/answering-server.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations, violationsInBothThemes } from '../support/violations.ts';

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

const shot = async (name: string) => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
};

const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name });
const dialog = (name: string) => page.getByRole('dialog', { name });
const rows = () => page.getByRole('option');
const host = () => new URL(server.url).host;
const hasFocus = (one: Locator) =>
  expect
    .poll(() => one.evaluate((element) => element === document.activeElement), { timeout: 10_000 })
    .toBe(true);

/** Waits for the outcome of what was sent from the editor. */
const outcomeIn = (editor: Locator, text: string) =>
  editor.getByRole('region', { name: 'Answer' }).getByRole('status').getByText(text).waitFor();

const sms = (messageId: string) =>
  postJson(url, { type: 'SMS', messageId, phone: '+15125550100', message: `Hi ${messageId}` });

describe('forwarding', () => {
  it('is set up in three clicks, after a question, and each request then reaches the server', async () => {
    await button('Forward…').click();
    const address = dialog('Destinations').getByRole('textbox', { name: 'Your server’s address' });
    await hasFocus(address);
    await address.fill(server.url);
    await shot('01-destinations-first');
    await address.press('Enter');
    await dialog('Destinations')
      .getByRole('checkbox', { name: `Forward to “${host()}”` })
      .waitFor();
    expect((await nativeQuestions(app.electron())).join()).toContain(host());
    expect(await violationsInBothThemes(page)).toEqual([]);
    await shot('02-destinations-one');
    await page.keyboard.press('Escape');
    await sms('one');
    await rows().first().getByText('Forwarded: 200 · accepted.').waitFor();
    expect(server.bodies.at(-1)).toContain('Hi one');
    await button(`${host()} is up`).waitFor();
    await shot('03-row');
  });

  it('shows the server’s answer in the tab, as text and never as a page', async () => {
    server.answerWith(500, '<h1>Broken</h1><img src=x onerror="alert(1)">', 'text/html');
    await sms('two');
    await rows().first().getByText('Forwarded: 500 · server failed.').waitFor();
    await rows().first().click();
    await page.getByRole('tab', { name: /Forwarded/ }).click();
    const entry = page.getByRole('list', { name: /Sendings of this request/ });
    await entry.getByText('Forwarded after the reply. Byte for byte as it came.').waitFor();
    await entry.getByText('<h1>Broken</h1>').waitFor();
    expect(await entry.locator('h1').count()).toBe(0);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await shot('04-tab');
  });

  it('is sent again by the keyboard once the server is mended, and the row says 500 → 200', async () => {
    server.answerWith(200, '{"ok":true,"take":2}');
    await rows().first().click();
    await page.keyboard.press('r');
    const again = dialog('Send again');
    await again.getByText('This request').waitFor();
    await shot('05-send-again');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await again.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await again.waitFor({ state: 'detached' });
    await rows()
      .first()
      .getByText('Forwarded: 500 · server failed, then 200 · accepted.')
      .waitFor();
    await page.getByText(`1 request sent to ${host()}: 1 × 200 · accepted.`).waitFor();
    const entries = page.getByRole('list', { name: /Sendings of this request/ });
    await entries.getByText('200 · accepted, before it 500 · server failed.').waitFor();
    await shot('06-again-tab');
    await button('Dismiss').last().click();
    await rows().first().click();
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
    await shot('07-compare');
    await button(/Close/).click();
  });
});

describe('a request', () => {
  it('is edited and sent, and the answer is shown beside it', async () => {
    await rows().first().click();
    await page.keyboard.press('e');
    const editor = dialog('Edit & send');
    await editor.getByText('Valid JSON').waitFor();
    await shot('08-editor');
    const body = editor.getByRole('textbox', { name: 'Body' });
    await body.press('Control+End');
    await body.pressSequentially(',');
    await editor.getByText(/Not valid JSON from line 1, column/).waitFor();
    await shot('09-editor-mistake');
    await body.press('Backspace');
    await editor.getByText('Valid JSON').waitFor();
    await body.press('Control+a');
    await body.pressSequentially('{"edited":"by hand"}');
    await page.keyboard.press('Control+Enter');
    await outcomeIn(editor, '200 · accepted');
    expect(server.bodies.at(-1)).toContain('"edited":"by hand"');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await shot('10-editor-sent');
    await page.keyboard.press('Escape');
    await page.getByText('Sent by you. Edited.').waitFor();
  });

  it('that was closed before it was sent is kept in the editor', async () => {
    await page.keyboard.press('e');
    const editor = dialog('Edit & send');
    expect(await editor.getByRole('textbox', { name: 'Body' }).textContent()).toContain('by hand');
    await editor.getByRole('button', { name: 'Start over' }).click();
    expect(await editor.getByRole('textbox', { name: 'Body' }).textContent()).toContain('Hi two');
    await page.keyboard.press('Escape');
  });

  it('is made from a sample', async () => {
    await button(/Send a test/).click();
    await page.getByRole('menuitem', { name: 'Edit an SMS first…' }).click();
    const editor = dialog('Edit & send');
    await editor.getByRole('button', { name: 'Send', exact: true }).click();
    await outcomeIn(editor, '200 · accepted');
    await editor.getByText('Sent before (1)').click();
    await shot('11-editor-sample');
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
    await rows().first().getByText('Waits to be forwarded.').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await shot('12-down');
    await server.start();
    await button('Try now').click();
    await page.getByText('Back: 2 requests came meanwhile').first().waitFor();
    await shot('13-back');
    await button('Send them, oldest first').click();
    await until(() => server.bodies.length === before + 2);
    expect(server.bodies.slice(before).map((body) => /Hi (\w+)/.exec(body)?.[1])).toEqual([
      'three',
      'four',
    ]);
    await rows().first().getByText('Forwarded: 200 · accepted.').waitFor();
  });

  it('is edited, and a mistake is said where it was made', async () => {
    await button(`${host()} is up`).click();
    const panel = dialog('Destinations');
    await panel.getByRole('button', { name: new RegExp(`^${host()}`), expanded: false }).click();
    const query = panel.getByRole('textbox', { name: 'Only these' });
    await query.fill('kin:sms');
    await query.press('Enter');
    await panel.getByText('Mistake in the search').waitFor();
    await shot('14-edit');
    expect(await violations(page)).toEqual([]);
    await query.fill('');
    await query.press('Enter');
    await panel.getByText('Mistake in the search').waitFor({ state: 'detached' });
    await panel.getByRole('combobox', { name: 'The CRM gets' }).selectOption({ index: 1 });
    await panel.getByText('Answers the CRM').waitFor();
    server.answerWith(422, '{"error":"from the server"}');
    const reply = await sms('five');
    expect([reply.status, await reply.text()]).toEqual([422, '{"error":"from the server"}']);
    await shot('15-relay');
  });

  it('is removed, and brought back by undo', async () => {
    const panel = dialog('Destinations');
    await panel.getByRole('button', { name: `Remove “${host()}”` }).click();
    await panel.getByText(`“${host()}” removed.`).waitFor();
    await page.keyboard.press('Control+z');
    await panel.getByText('Answers the CRM').waitFor();
    await page.keyboard.press('Escape');
  });
});
