import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyApp } from '../support/shared-app.ts';
import { chooseFilter } from '../support/choose-filter.ts';
import { openRow } from '../support/open-row.ts';

let page: Page;
let url: string;

beforeAll(async () => {
  ({ page, url } = await emptyApp());
});

const ids = { contactId: 'c', locationId: 'l', messageId: 'm' };

async function post(body: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(reply.status).toBe(200);
}

const tab = (name: RegExp) => page.getByRole('tab', { name });
const panel = () => page.getByRole('tabpanel');

describe('a message with faults', () => {
  beforeAll(async () => {
    await post({
      ...ids,
      type: 'SMS',
      phone: '(586) 460-3685',
      message: '<p>Hi</p>',
      webhookId: 'w',
    });
    await openRow(page, /586/);
  });

  it('says them above its views, and the field they concern is one click away', async () => {
    await page
      .locator('.issue-strip')
      .getByRole('button', { name: /^Warning/ })
      .click();
    const row = panel().locator('tr[data-path="/phone"]');
    await row.getByText('in the United States it would be +15864603685').waitFor();
    await row.getByText('Add the country code').waitFor();
    await row.getByText('inferred').waitFor();
    await expect
      .poll(() => row.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  });

  it('tells a field that is known from one that is documented', async () => {
    await tab(/Fields/).click();
    const known = panel().locator('tr[data-path="/webhookId"]');
    await known.getByText('known, not documented').waitFor();
    await known.getByText('Store those you have processed').waitFor();
    await panel()
      .locator('tr[data-path="/message"]')
      .getByText('documented', { exact: true })
      .first()
      .waitFor();
  });

  it('lists all with source, advice and code, the most serious first, and why it is an SMS', async () => {
    await tab(/Issues/).click();
    await panel().locator('h3').nth(2).waitFor();
    const titles = await panel().locator('h3').allInnerTexts();
    expect(titles.map((title) => title.replace(/\s*\d+$/, ''))).toEqual([
      'Warnings',
      'Notes',
      'Why this kind',
    ]);
    await panel().getByText('phone.no-country').waitFor();
    await panel().getByText('"type" is "SMS".').waitFor();
  });

  it('is found by the code of an issue, and by its kind', async () => {
    await post({
      ...ids,
      type: 'Email',
      emailTo: ['a@b.example'],
      emailFrom: 'c@d.example',
      subject: 'S',
      html: 'x',
    });
    await expect.poll(() => page.getByRole('option').count()).toBe(2);
    await chooseFilter(page, 'More', 'Issues', 'Phone');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    expect(await page.getByLabel('Search requests').inputValue()).toBe('issue:phone');
    await chooseFilter(page, 'Phone', 'Issues', 'With or without issues');
    await chooseFilter(page, 'More', 'Kind', 'E-mail');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear the search' }).click();
  });
});

describe('an SMS', () => {
  it('is shown as it goes over the air, with what forces UCS-2 marked and told in words', async () => {
    await post({
      ...ids,
      type: 'SMS',
      phone: '+34600111222',
      message: `${'a'.repeat(150)} it’s https://a.example/b`,
    });
    await openRow(page, /34600111222/);
    await tab(/Message/).click();
    await panel().getByText('3 segments').waitFor();
    await panel().getByText('1 character is not in GSM-7').waitFor();
    await panel().getByText('With these replaced: 2 segments.').waitFor();
    expect(await panel().locator('.sms-text mark').getAttribute('title')).toBe(
      'U+2019, not in GSM-7',
    );
    await panel().getByText('Spain, mobile').waitFor();
    await panel().getByRole('button', { name: 'Open https://a.example/b' }).waitFor();
  });

  it('has its true length, however long', async () => {
    await post({ ...ids, type: 'SMS', phone: '+34600111333', message: 'x'.repeat(250_000) });
    await openRow(page, /34600111333/);
    await panel().getByText('250,000 characters').waitFor();
  });
});

describe('a look-alike', () => {
  it('says that it is not a message, and where the difference lies', async () => {
    await post({
      type: 'OutboundMessage',
      locationId: 'l',
      body: 'Hi',
      messageType: 'SMS',
      direction: 'outbound',
    });
    await openRow(page, /Event/);
    await tab(/Message/).click();
    const said = panel().getByRole('region', { name: 'This is not a message' });
    await said.getByText('Its text is in "body"').waitFor();
    await said.getByText('Its channel is in "messageType"').waitFor();
  });

  it('of a workflow, an app action or a wrapped message has a word and an icon of its own', async () => {
    const within = { extras: { locationId: 'l' }, meta: { key: 'k' } };
    await post({ contact_id: 'c', workflow: { id: 'w', name: 'Paid' }, location: { id: 'l' } });
    await post({ data: { message: 'Hi' }, ...within });
    await post([{ headers: {}, body: { ...ids, type: 'SMS', message: 'Hi' } }]);
    await openRow(page, /Workflow/);
    await tab(/Message/).click();
    const region = (name: string) => panel().getByRole('region', { name });
    await region('This is not a message')
      .getByText('as the Webhook action of a workflow')
      .waitFor();
    await openRow(page, /App action/);
    await region('This is not a message').getByText('as an app’s own workflow action').waitFor();
    await openRow(page, /Unknown/);
    await region('This is not the message itself').getByText('is inside, at /0/body').waitFor();
    await page.getByLabel('Search requests').fill('kind:workflow');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
  });

  it('whose text stands elsewhere is not called empty', async () => {
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await post({ ...ids, type: 'SMS', contact: { phone: '+34600111444' }, text: 'Over here' });
    await openRow(page, /34600111444/);
    await page.getByText('"message" is missing; its value is in "text".').waitFor();
    expect(await panel().getByText('no text', { exact: false }).count()).toBe(0);
  });
});
