import { expect, it } from 'vitest';
import { postJson } from '../support/app.ts';
import { destinationOf } from '../support/destination.ts';
import { receive } from '../support/receiver.ts';
import { emptyApp } from '../support/shared-app.ts';
import { violations } from '../support/violations.ts';
import { openDetails } from '../support/details.ts';
import { openRow } from '../support/open-row.ts';

it('a relay shows in the bar, in the row, in the detail and in the replies, also when it fails', async () => {
  const receiver = await receive('HTTP/1.1 201 Made\r\nContent-Length: 2\r\n\r\nok');
  const settings = {
    destinations: [destinationOf(receiver.port)],
    relay: { destination: 'd1', failureStatus: 502 },
  };
  const { page, url } = await emptyApp(settings);
  const replies = page.getByRole('button', { name: '“My server” replies' });
  await replies.waitFor();

  // Without an issue of its own.
  const sms = {
    type: 'SMS',
    phone: '+15864603685',
    message: 'Hi',
    contactId: 'GKBhT6BfwY9mjzXAU3sq',
    locationId: 'GKAWb4yu7A4LSc0skQ6g',
    attachments: [],
    userId: 'GK56r6wdJDrkUPd0xsmx',
  };
  expect((await postJson(url, { ...sms, messageId: 'm1' })).status).toBe(201);
  const row = page.getByRole('option', { name: /SMS/ }).first();
  await openRow(page, row);
  await (await openDetails(page)).getByText('relayed from “My server”').waitFor();
  await page.keyboard.press('Escape');

  await receiver.close();
  expect((await postJson(url, { ...sms, messageId: 'm2' })).status).toBe(502);
  await row.getByTitle('replied 502, because “My server” did not answer').waitFor();
  await openRow(page, row);
  const strip = page.locator('.issue-strip');
  await strip.getByRole('button', { name: 'Reply to the CRM: replied 502' }).waitFor();
  await (await openDetails(page)).getByText('because “My server” did not answer').waitFor();
  await page.keyboard.press('Escape');

  await replies.click();
  const dialog = page.getByRole('dialog', { name: 'Replies' });
  await dialog
    .getByText('Every webhook gets the answer of “My server”, or 502 when it does not answer.')
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
});
