import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, localAddress, postJson, type RunningApp } from '../support/app.ts';
import { until } from '../support/until.ts';

/** What the list holds at its budget. */
const budget = 120;

let app: RunningApp;
let page: Page;
let url: string;
let posted = 0;

beforeAll(async () => {
  app = await launchApp({ settings: { keepRequests: budget } });
  page = await app.page();
  url = await localAddress(page);
  await post(budget);
});
afterAll(() => app.close());

/** Posts messages that are numbered on from the last, and waits until the list counts them all. */
async function post(count: number, more: object = {}): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    posted += 1;
    const reply = await postJson(url, {
      type: 'SMS',
      phone: '+15125550100',
      messageId: `id-${posted}`,
      message: `message ${posted}.`,
      ...more,
    });
    await reply.text();
  }
  await until(async () => (await newestKept()) === posted);
}

/** The number of the newest request and of the oldest, as the inspector lists them. */
const kept = () =>
  page.evaluate(async () => {
    const ask = { filter: { text: '', show: 'all' }, from: 0, count: 1_000 } as const;
    const answer = await window.hookscope.call('list.rows', ask);
    return { ids: answer?.rows.map(({ id }) => id) ?? [], total: answer?.total ?? 0 };
  });
const newestKept = async () => (await kept()).ids[0];

const listbox = () => page.getByRole('listbox', { name: 'Requests' });
const row = (n: number) => page.getByRole('option', { name: new RegExp(`message ${n}\\.`) });

/** The rows that are seen, each with where on the screen it is. */
const seen = () =>
  listbox().evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.querySelectorAll('[role=option]')]
      .map((one) => ({ id: one.id, y: Math.round(one.getBoundingClientRect().top) }))
      .filter(({ y }) => y >= top && y <= bottom - 43)
      .sort((a, b) => a.y - b.y);
  });

it('at its top follows what comes, also while a row is chosen, which stays chosen', async () => {
  await row(budget - 1).click();
  await post(3);
  await row(posted).waitFor();
  const [first] = await seen();
  expect(first?.id).toBe(`request-${posted}`);
  await page
    .getByRole('option', { selected: true, name: new RegExp(`message ${budget - 1}\\.`) })
    .waitFor();
});

it('moves nothing elsewhere, also where a burst and the budget change the list at both ends', async () => {
  await listbox().evaluate((list) => list.scrollTo({ top: 30 * 44 + 7 }));
  await until(
    async () => (await seen()).length > 5 && (await seen())[0]?.id !== `request-${posted}`,
  );
  const before = await seen();
  for (let burst = 0; burst < 3; burst += 1) {
    await post(12);
    await until(async () => (await kept()).total <= budget);
  }
  await page.getByRole('button', { name: '36 new' }).waitFor();
  expect(await seen()).toEqual(before);
  await page.getByRole('button', { name: '36 new' }).click();
  await row(posted).waitFor();
});

it('moves nothing when a request above is removed', async () => {
  await listbox().evaluate((list) => list.scrollTo({ top: 40 * 44 }));
  await until(
    async () => (await seen()).length > 5 && (await seen())[0]?.id !== `request-${posted}`,
  );
  const before = await seen();
  const gone = posted - 2;
  const { total } = await kept();
  await page.evaluate((id) => window.hookscope.call('list.remove', { ids: [id] }), gone);
  await page
    .getByRole('status')
    .getByText(`${total - 1} requests`, { exact: true })
    .waitFor();
  expect(await seen()).toEqual(before);
  await post(1);
  await page.getByRole('button', { name: '1 new' }).waitFor();
  expect(await seen()).toEqual(before);
  await page.getByRole('button', { name: '1 new' }).click();
});

it('finds the row of a request that is opened out of another, and leads back', async () => {
  await post(1, { contactId: 'far', message: 'the first to far' });
  const old = posted;
  await post(60);
  await post(1, { contactId: 'far', message: 'the second to far' });
  const chosen = page.getByRole('option', { selected: true });
  await page.getByRole('option', { name: /the second to far/ }).click();
  await page.getByRole('tab', { name: /^Related/ }).click();
  expect(await page.getByRole('option', { name: /the first to far/ }).count()).toBe(0);
  await page
    .getByRole('region', { name: 'Messages to this contact' })
    .getByRole('button', { name: /the first to far/ })
    .click();
  await chosen.filter({ hasText: 'the first to far' }).waitFor();
  await until(async () => (await seen()).some(({ id }) => id === `request-${old}`));

  await page.getByRole('button', { name: 'Back' }).click();
  await chosen.filter({ hasText: 'the second to far' }).waitFor();
  await page.keyboard.press('Alt+ArrowRight');
  await chosen.filter({ hasText: 'the first to far' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await chosen.filter({ hasText: 'the second to far' }).waitFor();
});

it('says how many of all a filter shows', async () => {
  await page.getByRole('textbox', { name: 'Search requests' }).fill('contact:far');
  await page
    .getByRole('status')
    .getByText(/^2 of \d+$/)
    .waitFor();
  const { total } = await kept();
  await page.getByRole('status').getByText(`2 of ${total}`, { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Search requests' }).fill('');
  await page.getByRole('status').getByText(`${total} requests`, { exact: true }).waitFor();
});

it('once cleared waits for no first webhook, and shows nothing as gone', async () => {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    new MutationObserver(() => told.push(document.body.innerText)).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('heading', { name: 'No requests' }).waitFor();
  await page.getByText('Select a request to see exactly what was received.').waitFor();
  const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  expect(told.filter((text) => /Waiting for the first|is gone/.test(text))).toEqual([]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('option', { selected: true }).waitFor();

  // A chosen request whose row is out of sight goes with the list, too.
  await page.getByRole('option').nth(2).click();
  await listbox().evaluate((list) => list.scrollTo({ top: 1e6 }));
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('heading', { name: 'No requests' }).waitFor();
  await page.getByText('Select a request to see exactly what was received.').waitFor();

  await app.restart();
  page = await app.page();
  await page.getByRole('heading', { name: 'No requests' }).waitFor();
  expect(await page.getByText('Waiting for the first webhook').count()).toBe(0);
});
