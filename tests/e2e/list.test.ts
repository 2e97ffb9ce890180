import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, localAddress, postJson, type RunningApp } from '../support/app.ts';
import { chooseFilter } from '../support/choose-filter.ts';
import { openRow } from '../support/open-row.ts';
import { until } from '../support/until.ts';
import { violationsInBothThemes } from '../support/violations.ts';

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

const counts = () =>
  page.evaluate(async () => {
    const ask = { filter: { text: '', show: 'all' }, from: 0, count: 0 } as const;
    const answer = await window.hookscope.call('list.rows', ask);
    if (answer === null) throw new Error('The call was replaced.');
    return answer.counts;
  });

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
  await openRow(page, row(budget - 1));
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
  await openRow(page, /the second to far/);
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

/** Whether every row is as high as it is said to be, and begins where the one above ends. */
const pitches = () =>
  listbox().evaluate((list) => {
    const tops = [...list.querySelectorAll('[role=option]')].map((one) =>
      Math.round(one.getBoundingClientRect().top),
    );
    tops.sort((a, b) => a - b);
    return [...new Set(tops.slice(1).map((top, at) => top - (tops[at] ?? 0)))];
  });

it('gives the preview 280 px of 420 beside the usual marks, and shows only what is unusual', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const arabic = 'مرحبا، موعدك غدًا الساعة العاشرة صباحًا في عيادتنا، يرجى تأكيد الحضور عبر الرد';
  await post(1, { message: arabic, attachments: ['https://x.example/a.png'], phone: '0600' });
  const marked = page.getByRole('option', { name: /مرحبا/ });
  const { list, preview, text, clipped } = await marked.evaluate((one) => {
    const shown = one.querySelector('.row-text');
    const box = one.querySelector('.row-preview')?.getBoundingClientRect();
    return {
      list: one.closest('section')?.getBoundingClientRect().width,
      preview: box?.width ?? 0,
      text: shown === null ? '' : getComputedStyle(shown).direction,
      clipped: [...one.querySelectorAll('.row-marks, .row-time')].filter(
        (part) => part.scrollWidth > part.clientWidth,
      ).length,
    };
  });
  expect(Math.round(list ?? 0)).toBe(420);
  expect(preview).toBeGreaterThanOrEqual(280);
  expect([text, clipped]).toEqual(['rtl', 0]);
  await marked.getByText(/^\d+ warnings?$/).waitFor();
  // Nothing signed was seen here, and 200 is what was expected.
  expect(await page.getByRole('option', { name: /Unsigned|200/ }).count()).toBe(0);
});

it('counts each choice on one line at any width, and finds what is a problem', async () => {
  const chips = page.getByRole('group', { name: 'Show' });
  await chips.getByRole('button', { name: 'Problems', exact: true }).click();
  // Requests may still be inspected, and the line and the button learn of it one after the other.
  await until(async () => {
    const { problem } = await counts();
    const line = page.getByRole('status').getByText(new RegExp(`^${problem} of `));
    const button = chips.getByRole('button', { name: 'Problems' });
    return (await line.count()) > 0 && (await button.innerText()).includes(`${problem}`);
  });
  for (const width of [300, 420, 640]) {
    const lines = await chips.evaluate((group, px) => {
      const section = group.closest('section') ?? group;
      section.style.width = `${px}px`;
      const tops = [...group.children].map((one) => one.getBoundingClientRect().top);
      const isCut = [...group.querySelectorAll('.truncate')].some(
        (one) => one.scrollWidth > one.clientWidth,
      );
      section.style.width = '';
      return { lines: new Set(tops).size, isCut };
    }, width);
    expect([width, lines]).toEqual([width, { lines: 1, isCut: false }]);
  }
  await chooseFilter(page, 'More', 'State', 'Pinned');
  await page.getByRole('heading', { name: 'No request matches' }).waitFor();
  await chips.getByRole('button', { name: 'Pinned', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Clear these filters' }).click();
  await page.getByRole('option', { name: /مرحبا/ }).waitFor();
});

it('has compact rows when the user wants, with the same row at the top', async () => {
  await listbox().evaluate((list) => list.scrollTo({ top: 20 * 44 }));
  await until(
    async () => (await seen()).length > 5 && (await seen())[0]?.id !== `request-${posted}`,
  );
  const [first] = await seen();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Compact rows' }).click();
  await until(async () => (await pitches()).join() === '28');
  expect((await seen())[0]?.id).toBe(first?.id);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.evaluate(() => window.hookscope.call('settings.change', { density: 'comfortable' }));
  await until(async () => (await pitches()).join() === '44');
  expect((await seen())[0]?.id).toBe(first?.id);
});

it('follows the newest when that is on, waits while one types or reads another, and goes on by Home', async () => {
  await listbox().press('Home');
  await page.getByRole('switch', { name: 'Follow newest' }).click();
  const chosen = (n: number) =>
    page.getByRole('option', { selected: true, name: new RegExp(`message ${n}\\.`) });
  await post(1);
  await chosen(posted).waitFor();

  await page.getByRole('textbox', { name: 'Search requests' }).focus();
  await post(1);
  await row(posted).waitFor();
  expect(await chosen(posted - 1).count()).toBe(1);
  await listbox().focus();
  await chosen(posted).waitFor();

  await listbox().press('ArrowDown');
  await page.getByRole('switch', { name: 'Following paused', checked: true }).waitFor();
  await post(1);
  await row(posted).waitFor();
  expect(await chosen(posted - 2).count()).toBe(1);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await listbox().press('Home');
  await page.getByRole('switch', { name: 'Follow newest', checked: true }).waitFor();
  await post(1);
  await chosen(posted).waitFor();
  await page.getByRole('switch', { name: 'Follow newest' }).click();
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

  // What had the focus is gone, and the keyboard goes on from the list.
  await page.locator('[role="listbox"]:focus').waitFor();

  // A chosen request whose row is out of sight goes with the list, too.
  await openRow(page, page.getByRole('option').nth(2));
  await listbox().evaluate((list) => list.scrollTo({ top: 1e6 }));
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('heading', { name: 'No requests' }).waitFor();
  await page.getByText('Select a request to see exactly what was received.').waitFor();

  await app.restart();
  page = await app.page();
  await page.getByRole('heading', { name: 'No requests' }).waitFor();
  expect(await page.getByText('Waiting for the first webhook').count()).toBe(0);
});
