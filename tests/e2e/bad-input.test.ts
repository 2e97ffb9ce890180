import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { openAsNewest } from '../support/newest-row.ts';
import { openRow } from '../support/open-row.ts';
import { exchange } from '../support/raw-socket.ts';
import { emptyApp } from '../support/shared-app.ts';

let page: Page;
let url: string;

beforeAll(async () => {
  ({ page, url } = await emptyApp());
});

const json = { 'Content-Type': 'application/json' };

/** Sends raw bytes and waits until the other end is done with them. */
const sendRaw = (bytes: string) => exchange(Number(new URL(url).port), bytes);

const cases: readonly { name: string; send: () => Promise<unknown>; row: RegExp; says: RegExp }[] =
  [
    {
      name: 'a broken request line',
      send: () => sendRaw('GET\u0001 / nonsense\r\n\r\n'),
      row: /Not HTTP/,
      says: /not valid HTTP/,
    },
    {
      name: 'invalid JSON',
      send: () => fetch(url, { method: 'POST', headers: json, body: '{"type":"SMS",' }),
      row: /1 error/,
      says: /The JSON ends too early/,
    },
    {
      name: 'bytes that are not of their charset',
      send: () =>
        fetch(url, { method: 'POST', headers: json, body: Buffer.from('"caf\xe9"', 'latin1') }),
      row: /2 errors/,
      says: /not valid UTF-8/,
    },
    {
      name: 'an empty body',
      send: () => fetch(url, { method: 'POST', headers: json }),
      row: /Empty body/,
      says: /The body is empty/,
    },
    {
      name: 'a body of 30 MB',
      send: () =>
        fetch(url, { method: 'POST', headers: json, body: Buffer.alloc(30 * 1024 ** 2, 'x') }),
      row: /413.*Cut/,
      says: /was cut at the limit/,
    },
    {
      name: 'JSON of 10,000 levels',
      send: () =>
        fetch(url, {
          method: 'POST',
          headers: json,
          body: `{"type":"SMS","message":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
        }),
      row: /SMS.*1 error/,
      says: /"message" should be a string/,
    },
    {
      name: 'attachments that are not URLs',
      send: () =>
        fetch(url, {
          method: 'POST',
          headers: json,
          body: '{"type":"SMS","attachments":["no url"]}',
        }),
      row: /SMS.*1 error/,
      says: /Attachment 1 is not a URL/,
    },
    {
      name: '2,000 headers',
      send: () =>
        sendRaw(
          `POST ${new URL(url).pathname} HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 14\r\n` +
            `${Array.from({ length: 2_000 }, (_, n) => `X-${n}: ${n}\r\n`).join('')}\r\n{"type":"SMS"}`,
        ),
      row: /SMS/,
      says: /Content-Type is missing/,
    },
  ];

describe('bad input is a row with a clear word', () => {
  it.each(cases)('$name', async ({ send, row, says }) => {
    await openAsNewest(page, send);
    await page
      .locator('[role=option]:first-child')
      .and(page.getByRole('option', { name: row }))
      .waitFor();
    await page.getByText(says).first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.getByRole('tabpanel').waitFor();
    }
  });

  it('and a healthy request after all of them is shown as always', async () => {
    await page.getByRole('button', { name: 'Send a test', exact: true }).click();
    await page.keyboard.press('Enter');
    await openRow(page, /SMS.*\+15864603685/);
    await page.getByRole('tab', { name: /Message/ }).click();
    await page.getByText('The text message to be sent to the contact').last().waitFor();
  });
});
