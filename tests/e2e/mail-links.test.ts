import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { hasMailKeys } from '../support/frame-keys.ts';
import { drawnMail, openEmail, openMailDrawer } from '../support/mail-window.ts';
import { openMenu } from '../support/native-menus.ts';
import { pointUntil } from '../support/point-until.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violationsInBothThemes } from '../support/violations.ts';

const big = 'style="display:block;height:40px"';

/** A mail of links that mislead, each in its own way, among things that are left out. */
const html = `
  <a ${big} class=named href="https://evil.com/login">https://www.bank.com/login</a>
  <a ${big} class=alike href="https://\u0430\u0440\u0440\u04cf\u0435.com/">Your receipt</a>
  <a ${big} class=user href="https://bank.com@evil.com/">Log in</a>
  <a ${big} class=number href="http://0x7f.1/">Here</a>
  <a ${big} class=mail href="mailto:a@b.com">Write to us</a>
  <a ${big} class=plain href="https://bank.com/help">bank.com</a>
  <a ${big} class=script href="javascript:alert(1)">Nothing</a>
  <form action="https://evil.com/"><input></form><script>alert(1)</script><!-- x -->`;

let app: RunningApp;
let page: Page;
let frame: Frame;

beforeAll(async () => {
  let url: string;
  ({ app, page, url } = await emptyApp());
  await openEmail(
    { page, url },
    {
      subject: 'Invoice \u202egnp.exe',
      emailTo: [`\u202emoc.knab@ana${'x'.repeat(50_000)}`],
      html,
    },
  );
  frame = await drawnMail(page);
});

describe('where a link leads', () => {
  it.each([
    ['named', 'https://evil.com/login', 'The text names www.bank.com, which is another site'],
    ['alike', 'https://xn--80ak6aa92e.com/', 'Only looks like apple.com'],
    ['user', 'https://bank.com@evil.com/', '“bank.com” before the @ is a user name'],
    ['number', 'http://127.0.0.1/', 'A number instead of a name: 127.0.0.1'],
    ['mail', 'mailto:a@b.com', 'Opens your mail program'],
  ])('stands under the pointer, with what is odd about it: %s', async (name, address, words) => {
    const status = page.getByRole('status', { name: 'Link target' });
    await pointUntil(
      () => frame.hover(`.${name}`),
      () => status.getByText(address, { exact: true }).isVisible(),
    );
    await status.getByText(words).waitFor();
  });

  it('stands there by the keyboard too, and nothing more when nothing is odd', async () => {
    await frame.focus('.number');
    await until(() => hasMailKeys(app));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const status = page.getByRole('status', { name: 'Link target' });
    await until(async () => (await status.textContent()) === 'https://bank.com/help');
  });

  it('stands in the list, with the same marks', async () => {
    await page.getByRole('button', { name: 'About the e-mail: 4 suspicious links' }).waitFor();
    const drawer = await openMailDrawer(page);
    const list = drawer.locator('details', { hasText: 'Links (6)' });
    await list.getByText('4 suspicious links').waitFor();
    await list.getByRole('listitem').nth(5).waitFor();
    const rows = await list.getByRole('listitem').allInnerTexts();
    expect(rows).toHaveLength(6);
    expect(rows[0]).toContain('https://evil.com/login');
    expect(rows[0]).toContain('The text names www.bank.com');
    expect(rows[5]).not.toContain('site');
  });

  it('stands in the question, with the site that its words name', async () => {
    await app.electron().evaluate(({ dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = ((_window: unknown, { detail }: { detail: string }) => {
        asked.push(detail);
        return Promise.resolve({ response: 2, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    });
    await frame.click('.named');
    const asked = await until(() =>
      app.electron().evaluate(() => {
        const { asked: questions } = globalThis as unknown as { asked: string[] };
        return questions.length > 0 ? questions : null;
      }),
    );
    expect(asked).toEqual([
      'https://evil.com/login\n\nThe link text names www.bank.com, which is another site.',
    ]);
    expect(page.url()).toBe('app://hookscope/');
  });

  it('is said when no program opens it', async () => {
    await app.electron().evaluate(({ dialog, shell }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      shell.openExternal = () => Promise.reject(new Error('Nothing opens https.'));
      dialog.showErrorBox = (...said) => void Object.assign(globalThis, { said });
    });
    await frame.click('.named');
    const said = await until(() =>
      app.electron().evaluate(() => (globalThis as { said?: string[] }).said ?? null),
    );
    expect(said).toEqual(['No program opened this address', 'Nothing opens https.']);
  });
});

describe('what was left out', () => {
  it('is named with its reason, the worst first', async () => {
    const note = page.locator('details', { hasText: 'items removed' });
    await note.getByText('Would run code').waitFor();
    const text = await note.innerText();
    const reasons = ['Would run code', 'Would ask for input', 'Not visible to readers'];
    const places = reasons.map((reason) => text.indexOf(reason));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const item of ['1 × <script>', '1 × javascript:', '1 × <form>', '1 × <input>'])
      expect(text).toContain(item);
  });
});

it('a turned subject is seen to be turned', async () => {
  const subject = page.locator('.detail-title').getByText('Invoice');
  expect(await subject.innerText()).toBe('Invoice U+202Egnp.exe');
});

it('a receiver without end is cut, and seen to be turned, so that the mail stays in sight', async () => {
  const receiver = page.locator('.head-people');
  expect(await receiver.innerText()).toContain('U+202Emoc.knab@anaxxx');
  const paper = await page.locator('.mail-canvas').boundingBox();
  const height = await page.evaluate(() => innerHeight);
  expect(paper?.y).toBeLessThan(height);
});

it('axe finds nothing in either theme', async () => {
  await frame.hover('.alike');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

describe('the context menu in a mail', () => {
  it('is that of a link over a link, and selects the whole mail elsewhere', async () => {
    const menu = await openMenu(app.electron(), 'Copy link address', () =>
      frame.click('.plain', { button: 'right' }),
    );
    expect(menu).toEqual(['Open link…', 'Copy link address', '-', 'Select all']);
    await until(
      async () =>
        (await app.electron().evaluate(({ clipboard }) => clipboard.readText())) ===
        'https://bank.com/help',
    );
  });
});
