import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { postJson } from '../support/app.ts';
import { drawnMail, openEmail } from '../support/mail-window.ts';
import { openAsNewest } from '../support/newest-row.ts';
import { selectedIsShown } from '../support/open-row.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violationsInBothThemes } from '../support/violations.ts';

let window: AppWindow;
let page: Page;

const far = '<div style="height:3000px"></div>';

/** Words that are cut by elements and blanks, in a mail that wants to hide what is found, and to be found by it. */
const html = `<style>mark, mark:target { display: none !important; background: none !important }</style>
  <h1>Receipt 17</h1><p hidden>receipt</p><p style="display:none">receipt</p>
  <p>Your <b>rec</b><i>ei</i>pt\n   number</p>${far}<p id="there">&lt;b&gt;receipt&lt;/b&gt;</p>${far}
  <a href="https://a.example/receipt" title="receipt">RECEIPT</a>`;

const bar = () => page.getByRole('search', { name: 'Find in what is shown' });
const field = () => bar().getByRole('textbox');
const count = () => bar().getByRole('status').innerText();
const counts = (text: string) => expect.poll(count).toBe(text);

/** Searches for a text and waits for what is said about it. */
async function find(text: string, expected: string): Promise<void> {
  await field().fill(text);
  await counts(expected);
}

beforeAll(async () => {
  window = await emptyApp();
  ({ page } = window);
});

it('without a request, Ctrl+F leads to the search of the list', async () => {
  await page.keyboard.press('ControlOrMeta+f');
  await until(() =>
    page
      .getByRole('textbox', { name: 'Search requests' })
      .evaluate((input) => input === document.activeElement),
  );
  expect(await bar().count()).toBe(0);
});

describe('in a rendered mail', () => {
  /** What is marked once the mail is as the test waits for it. A search gives the frame another document. */
  const markedWhere = (is: (marked: Awaited<ReturnType<typeof read>>) => boolean) =>
    until(async () => {
      const marked = await read(await drawnMail(page)).catch(() => null);
      return marked !== null && is(marked) ? marked : null;
    });
  const read = (frame: Frame) =>
    frame.evaluate(() => {
      const current = document.querySelector('mark:target');
      const colour = (element: Element | null) =>
        element === null ? '' : getComputedStyle(element).backgroundColor;
      return {
        text: current?.textContent ?? null,
        colours: [colour(current), colour(document.querySelector('mark:not(:target)'))],
        hasElement: document.querySelector('#there b') !== null,
        isInSight: current !== null && current.getBoundingClientRect().top < innerHeight,
        scrollY,
      };
    });

  beforeAll(async () => {
    await openEmail(window, { html });
    await drawnMail(page);
    await page.keyboard.press('ControlOrMeta+f');
    await field().waitFor();
  });

  it('a text is found across elements and blanks, in any case, where a reader sees it', async () => {
    await find('receipt', '1 of 4');
    const { colours } = await markedWhere(({ text }) => text === 'Receipt');
    expect(colours).toEqual(['rgb(255, 150, 50)', 'rgb(255, 224, 102)']);
    await find('your RECEIPT number', '1 of 1');
    await find('<b>', '1 of 1');
    const { hasElement } = await markedWhere(({ text }) => text === '<b>');
    expect(hasElement).toBe(false);
    await find('no such words', 'Not found');
  });

  it('Enter, F3 and the buttons go to the next and the previous, around the ends', async () => {
    await find('receipt', '1 of 4');
    await field().press('Enter');
    await counts('2 of 4');
    await page.keyboard.press('F3');
    await counts('3 of 4');
    await markedWhere(({ isInSight, scrollY }) => isInSight && scrollY > 2_000);
    await page.keyboard.press('Shift+F3');
    await counts('2 of 4');
    await field().press('Shift+Enter');
    await counts('1 of 4');
    await bar().getByRole('button', { name: 'Previous match' }).click();
    await counts('4 of 4');
    await bar().getByRole('button', { name: 'Next match' }).click();
    await counts('1 of 4');
    expect(await violationsInBothThemes(page, '.find-host')).toEqual([]);
  });

  it('Escape ends it, and the mail stays where it is', async () => {
    await find('receipt', '1 of 4');
    await field().press('Shift+Enter');
    await counts('4 of 4');
    await markedWhere(({ scrollY }) => scrollY > 4_000);
    await field().press('Escape');
    await bar().waitFor({ state: 'detached' });
    const { colours } = await markedWhere(({ text, scrollY }) => text === null && scrollY > 4_000);
    expect(colours).toEqual(['', 'rgba(0, 0, 0, 0)']);
  });

  it('the same is found in its text and in its HTML', async () => {
    await page.getByRole('radio', { name: 'Text' }).click();
    await page.locator('.code-view .cm-content').click();
    await page.keyboard.press('ControlOrMeta+f');
    await expect.poll(() => field().inputValue()).toBe('receipt');
    await until(async () => (await page.locator('.code-view .cm-searchMatch').count()) >= 4);
    await page.getByRole('radio', { name: 'HTML' }).click();
    await counts('1 of 7');
    await until(
      async () => (await page.locator('.code-view .cm-searchMatch-selected').count()) === 1,
    );
    await page.getByRole('radio', { name: 'Mail' }).click();
    await counts('1 of 4');
  });
});

describe('in the other tabs', () => {
  const highlighted = () =>
    page.evaluate(() => [
      CSS.highlights.get('find')?.size ?? 0,
      ...[...(CSS.highlights.get('find-current') ?? [])].map((range) =>
        (range as Range).toString(),
      ),
    ]);

  beforeAll(async () => {
    const sms = {
      type: 'SMS',
      phone: '+13125550123',
      message: 'Your Receipt, and the receipt of last week',
      note: { receipt: 'x'.repeat(20) },
    };
    await openAsNewest(page, () => postJson(window.url, sms));
  });

  it('a text is marked in the page, and it stays open from one request and tab to the next', async () => {
    await counts('1 of 2');
    await expect.poll(highlighted).toEqual([2, 'Receipt']);
    await field().press('Enter');
    await until(async () => (await highlighted())[1] === 'receipt');
    await page.getByRole('listbox').focus();
    const selected = () => page.getByRole('option', { selected: true }).getAttribute('id');
    for (const key of ['ArrowDown', 'ArrowUp']) {
      const before = await selected();
      await page.keyboard.press(key);
      await until(async () => (await selected()) !== before);
      await selectedIsShown(page);
      await field().waitFor();
      expect(await page.getByRole('listbox').evaluate((list) => list.matches(':focus'))).toBe(true);
    }
    await page.getByRole('tab', { name: /^Headers/ }).click();
    await find('X-nothing', 'Not found');
    await find('content-TYPE', '1 of 1');
    await page.getByRole('tab', { name: /^Fields/ }).click();
    await find('+1312555', '1 of 1');
  });

  it('a body is searched as text, and of bytes it is said that they are not', async () => {
    await page.getByRole('tab', { name: /^Body/ }).click();
    await find('receipt', '1 of 3');
    await until(
      async () => (await page.locator('.code-view .cm-searchMatch-selected').count()) === 1,
    );
    await page.getByRole('radio', { name: 'Hex' }).click();
    await counts('Bytes can’t be searched. Try Raw.');
    await page.getByRole('radio', { name: 'Formatted' }).click();
    await counts('1 of 3');
    await field().press('Escape');
    await until(async () => (await page.locator('.code-view .cm-searchMatch').count()) === 0);
    await expect.poll(highlighted).toEqual([0]);
  });
});
