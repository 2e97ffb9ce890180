import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openRow } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';

const sms = (messageId: string, message: string, more: object = {}) => ({
  type: 'SMS',
  contactId: 'contact-1',
  phone: '+15864603685',
  messageId,
  message,
  ...more,
});

async function opened() {
  const { app, page, url } = await emptyApp({ replyStatus: 503 });
  const post = async (body: object) => {
    const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    await reply.text();
  };
  return { app, page, post };
}

const attempts = (page: Page) => page.getByRole('region', { name: 'Attempts of this delivery' });
const thread = (page: Page) => page.getByRole('region', { name: 'Messages to this contact' });

describe('a delivery that comes again', () => {
  it('is marked in the list, and shown with its attempts, its thread and what is owed', async () => {
    const { app, page, post } = await opened();
    await post(sms('a', 'First message'));
    await post(sms('b', 'Second message', { status: 'pending' }));
    await post(sms('b', 'Second message', { status: 'sent' }));

    // Once each row shows its reply, no row changes or moves.
    await page.getByRole('option', { name: /503/ }).nth(2).waitFor();
    const again = page.getByRole('option', { name: /2nd attempt/ });
    const third = await openRow(page, again);
    await page.getByRole('tab', { name: /^Related/ }).click();
    const shown = attempts(page);
    await shown.getByText(`#${third - 1} got 503, so a retry was expected`).waitFor();
    expect(await shown.getByRole('listitem').count()).toBe(2);
    expect(await shown.getByLabel('Changed since the previous attempt').textContent()).toContain(
      'statuspending → sent',
    );
    await shown.getByText(`#${third} got 503, so more retries are expected`).waitFor();

    await page
      .getByRole('region', { name: 'Who sent it' })
      .getByText('Most likely a workflow or a bot sent it')
      .waitFor();
    await page.getByRole('button', { name: 'Details' }).click();
    await page
      .getByRole('dialog', { name: 'Details' })
      .getByText('Most likely a workflow or a bot sent it')
      .waitFor();
    await page.keyboard.press('Escape');

    await thread(page)
      .getByRole('button', { name: /First message/ })
      .click();
    await page.getByRole('option', { name: /First message/, selected: true }).waitFor();
    // The pane says "Loading…" until the relations of the other request are there.
    await thread(page).locator('[aria-current=true]', { hasText: 'First message' }).waitFor();
    expect(await thread(page).getByRole('listitem').count()).toBe(3);

    await page.getByRole('tab', { name: 'Reply to CRM' }).click();
    await page.getByRole('button', { name: 'Copy “Delivered” as cURL' }).click();
    const copied = await until(() =>
      app.electron().evaluate(({ clipboard }) => clipboard.readText()),
    );
    expect(copied).toMatch(/^curl -X PUT '[^']*\/conversations\/messages\/a\/status' \\\n/);
    await page.getByRole('radio', { name: 'TypeScript' }).click();
    await page.getByText('const response = await fetch(').first().waitFor();

    await page.getByRole('tab', { name: /^Related/ }).click();
    await post(sms('c', 'To somebody else', { contactId: 'contact-2' }));
    await page.getByRole('option', { name: /somebody else/ }).waitFor();
    await thread(page).getByRole('button', { name: 'Show in the list' }).click();
    await page.getByRole('option', { name: /somebody else/ }).waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Search requests' }).inputValue()).toBe(
      'contact:"contact-1"',
    );
    await expect.poll(() => page.getByRole('option').count()).toBe(3);
  });
});

describe('an echo', () => {
  it('is said above everything else of a request, once the fourth has come', async () => {
    const { page, post } = await opened();
    const notice = page.getByText('this looks like a loop.');
    for (const id of ['a', 'b', 'c']) await post(sms(id, 'Thank you'));
    await openRow(page, page.getByRole('option').nth(2));
    await page.getByRole('tab', { name: /^Related/ }).click();
    await page.getByText('The same content to the same contact').waitFor();
    expect(await notice.count()).toBe(0);
    await post(sms('d', 'Thank you'));
    await notice.waitFor();
    await page.getByRole('tab', { name: 'Message' }).click();
    await notice.click();
    await page.getByText('makes the CRM call the Delivery URL again').waitFor();
  });
});
