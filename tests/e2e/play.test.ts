import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { postJson } from '../support/app.ts';
import { openMenu } from '../support/native-menus.ts';
import { answerQuestions } from '../support/native-questions.ts';
import { openRow } from '../support/open-row.ts';
import { receive } from '../support/receiver.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations, violationsInBothThemes } from '../support/violations.ts';

let window: AppWindow;
let page: Page;

beforeAll(async () => {
  window = await emptyApp();
  ({ page } = window);
  await answerQuestions(window.app.electron(), 0);
});

const dialog = () => page.getByRole('dialog', { name: 'Play the CRM' });
const grid = () => dialog().getByRole('grid');
const cells = () => grid().getByRole('gridcell');
/** The details of an attempt. */
const attempt = (number: number) => dialog().getByRole('region', { name: `Attempt ${number}` });

/** A server that answers its requests in turn, and the last answer from then on. */
async function answeringInTurn(...answers: readonly [string, ...string[]]): Promise<string> {
  let came = 0;
  const { port } = await receive((socket) => {
    socket.write(answers[Math.min(came, answers.length - 1)] ?? '');
    came += 1;
  });
  return `http://127.0.0.1:${port}/hook`;
}
const answer = (status: string, body: string) =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

async function sendTo(url: string): Promise<void> {
  await dialog().getByLabel('Send to').selectOption({ label: 'Another address…' });
  await dialog().getByLabel('Address', { exact: true }).fill(url);
}

it('a play of a sample shows each attempt, its answer, and how long HighLevel would have taken', async () => {
  const url = await answeringInTurn(
    answer('429 Too Many Requests', 'slow down'),
    answer('503 Service Unavailable', ''),
    answer('200 OK', 'thanks \u202e<b>now</b>'),
  );
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Play the CRM');
  await page.keyboard.press('Enter');
  await sendTo(url);
  await dialog()
    .getByLabel('Retries', { exact: true })
    .selectOption({ label: 'As the help centre says (spring 2026)' });
  await dialog()
    .getByText(/6 retries 10 minutes apart, 1 h 10 min in all/)
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Play', exact: true }).click();

  await dialog()
    .getByRole('status')
    .getByText(/^Accepted at attempt 3: in HighLevel after 1\d min.*, here after/)
    .waitFor();
  await expect
    .poll(() => cells().allInnerTexts())
    .toEqual(['429', '503', '200', 'accepted at attempt 3']);
  await grid()
    .getByText(/^1[01] min/)
    .first()
    .waitFor();
  await attempt(1).getByText('slow down').waitFor();
  await grid().focus();
  await page.keyboard.press('End');
  await attempt(3).getByText('thanks').waitFor();
  expect(await attempt(3).locator('b').count()).toBe(0);
  const active = await grid().getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).getAttribute('aria-label')).toMatch(
    /^Attempt 3, in HighLevel after .*: 200 · accepted, answered after/,
  );
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText(/Played the CRM: 1 of 1 accepted, 3 attempts\./).waitFor();
});

it('a play of captured requests goes on without its dialog, is found again, and is stopped', async () => {
  await postJson(window.url, { type: 'SMS', phone: '+15125550100', message: 'first' });
  await until(async () => (await page.getByRole('option').count()) === 1);
  await openRow(page, page.getByRole('option').first());
  await openMenu(window.app.electron(), 'Play the CRM…', () =>
    page.locator('.rows-scroller').press('Shift+F10'),
  );
  await dialog().getByRole('radio', { name: 'This request' }).waitFor();
  await sendTo(await answeringInTurn(answer('503 Service Unavailable', 'down')));
  await dialog()
    .getByLabel('Clock', { exact: true })
    .selectOption({ label: 'In real time: 10 min take 10 min' });
  await dialog().getByRole('button', { name: 'Play', exact: true }).click();
  // The first retry is a minute away.
  await grid()
    .getByRole('gridcell', { name: /^Attempt 2, .*: waits$/ })
    .waitFor();
  await grid()
    .getByText(/^next in/)
    .waitFor();

  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: /^Show the time line of the play/ })
    .first()
    .click();
  await dialog()
    .getByRole('button', { name: /^Stop the play/ })
    .click();
  await dialog()
    .getByRole('status')
    .getByText(/^Stopped\./)
    .waitFor();
  await grid()
    .getByRole('gridcell', { name: /^Attempt 2, .*: not sent$/ })
    .waitFor();
  await attempt(1)
    .getByRole('button', { name: /^Open request #/ })
    .click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: /Forwarded/ }).waitFor();
});

it('a play to our own Delivery URL leads to what arrived', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Play the CRM');
  await page.keyboard.press('Enter');
  await dialog().getByRole('radio', { name: 'Samples' }).check();
  await dialog().getByLabel('Send to').selectOption({ label: 'Our own Delivery URL' });
  await dialog().getByRole('button', { name: 'Play', exact: true }).click();
  await dialog().getByRole('status').getByText('Accepted at the first attempt.').waitFor();
  await until(async () => (await page.locator('.row').count()) === 2);
  await attempt(1).getByRole('button', { name: 'Show what arrived' }).click();
  await expect.poll(() => page.getByRole('option').count()).toBe(1);
});
