import { request as httpRequest } from 'node:http';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp } from '../support/app.ts';
import { openAsNewest } from '../support/newest-row.ts';
import { emptyApp } from '../support/shared-app.ts';

let app: RunningApp;
let page: Page;
let url: string;

/** Turns what follows around, hides in a word, begins Hebrew, and ends an isolate that it never began. */
const hostile = (name: string) => `${name}\u202egnp.exe\u200b \u05e9\u05dc\u05d5\u05dd 12\u2069`;
const encoded = (name: string) => encodeURIComponent(hostile(name));

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
});

/** Posts as it is, header values in UTF-8. */
function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<void> {
  return new Promise((done, failed) => {
    const sent = httpRequest(url, {
      method: 'POST',
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          Buffer.from(value).toString('latin1'),
        ]),
      ),
    });
    sent.on('response', (response) => response.resume().on('end', done)).on('error', failed);
    sent.end(body);
  });
}

/**
 * The texts and attributes of the window in which something of a sender's is hidden or leaks: a raw control of the
 * direction, or Hebrew that nothing isolates. A mail's own frame is another document.
 */
const leaks = () =>
  page.evaluate(() => {
    // Our own isolates (U+2068, U+2069) are no part of it where they are whole.
    const raw = /[\u200b\u200e\u200f\u202a-\u202e\u2066\u2067]/;
    const hebrew = /[\u05d0-\u05ea]/;
    const found: string[] = [];
    const isolating = new Set(['isolate', 'plaintext', 'isolate-override', 'bidi-override']);
    const isIsolated = (element: Element | null): boolean => {
      for (let one = element; one !== null && one !== document.body; one = one.parentElement)
        if (one.matches('bdi, [dir=auto], .cm-line, option, textarea, title')) return true;
        else if (isolating.has(getComputedStyle(one).unicodeBidi)) return true;
      return false;
    };
    const whole = (text: string) => {
      let depth = 0;
      for (const character of text) {
        if (character === '\u2068') depth += 1;
        if (character === '\u2069' && (depth -= 1) < 0) return false;
      }
      return depth === 0;
    };
    const outside = (text: string) => hebrew.test(text.replaceAll(/\u2068[^\u2069]*\u2069/g, ''));
    const walk = (node: Node) => {
      if (node instanceof Element) {
        for (const { name, value } of node.attributes) {
          if (!/^(title|aria-label|alt|placeholder|aria-description)$/.test(name)) continue;
          if (raw.test(value) || !whole(value) || outside(value))
            found.push(`${node.tagName} ${name}: ${JSON.stringify(value)}`);
        }
        if (node.shadowRoot !== null) node.shadowRoot.childNodes.forEach(walk);
      }
      if (node instanceof Text) {
        const text = node.data;
        const isolated = isIsolated(node.parentElement);
        if (raw.test(text) || !whole(text) || (outside(text) && !isolated))
          found.push(`${node.parentElement?.outerHTML.slice(0, 200)}: ${JSON.stringify(text)}`);
      }
      node.childNodes.forEach(walk);
    };
    walk(document.body);
    return found;
  });

/** Posts a request, opens it, goes through all its tabs and what they unfold, and looks at each. */
async function lookThrough(...posted: Parameters<typeof post>): Promise<void> {
  await openAsNewest(page, () => post(...posted));
  expect(await leaks()).toEqual([]);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('dialog', { name: 'Details' }).waitFor();
  expect(await leaks()).toEqual([]);
  await page.keyboard.press('Escape');
  const attachments = page.locator('.attachment-count');
  if ((await attachments.count()) > 0) {
    await attachments.click();
    await page.getByRole('region', { name: 'Attachments' }).waitFor();
    expect(await leaks()).toEqual([]);
  }
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await page.getByRole('tabpanel').waitFor();
    await page.waitForFunction(() => document.querySelector('.detail-loading') === null);
    for (const more of await page.locator('summary').all()) await more.click();
    const views = page.getByRole('tabpanel').getByRole('radio');
    for (let n = 0; n < (await views.count()); n += 1) {
      await views.nth(n).click();
      expect(await leaks()).toEqual([]);
    }
    expect(await leaks()).toEqual([]);
  }
}

describe('a sender’s text', () => {
  it('steers nothing in an SMS, its attachments and its headers', async () => {
    const body = {
      type: 'SMS',
      phone: hostile('+1512'),
      message: `${hostile('text')} http://a.test/${hostile('link')}`,
      messageId: hostile('id'),
      contactId: hostile('contact'),
      status: hostile('status'),
      [hostile('field')]: hostile('value'),
      attachments: [`https://files.test/${encoded('photo')}`, `ftp://x/${hostile('file')}`, ''],
    };
    await lookThrough(JSON.stringify(body), {
      'Content-Type': 'application/json',
      'X-Note': hostile('header'),
      'X-GHL-Signature': hostile('signature'),
      'User-Agent': hostile('agent'),
    });
    expect(await page.getByText('U+202E').count()).toBeGreaterThan(0);
  });

  it('steers nothing in what differs between two attempts and in its thread', async () => {
    const body = { type: 'SMS', phone: '+15125550100', messageId: 'same', contactId: 'c' };
    const attempt = (status: string) =>
      JSON.stringify({ ...body, message: hostile('same'), status: hostile(status) });
    await post(attempt('one'));
    await lookThrough(attempt('two'));
  });

  it('steers nothing in an e-mail around its frame', async () => {
    await lookThrough(
      JSON.stringify({
        type: 'Email',
        emailTo: [`${hostile('Ann')} <ann@example.com>`],
        emailFrom: `${hostile('Bob')} <bob@example.com>`,
        subject: hostile('subject'),
        html: `<p>${hostile('text')} <a href="https://a.test/${encoded('x')}">${hostile('link')}</a>
          <a href="https://${hostile('user').replaceAll(/[^\w\u202e]/g, '')}@b.test/">b</a>
          <img src="https://c.test/${encoded('picture')}"><script-x>${hostile('s')}</script-x></p>`,
        attachments: [`https://files.test/${encoded('plan')}.pdf?name=${encoded('n')}`],
      }),
      { 'Content-Type': 'application/json' },
    );
  });

  it('steers nothing in a form, in broken JSON, and in another type', async () => {
    const boundary = 'b0undary';
    await lookThrough(
      `--${boundary}\r\nContent-Disposition: form-data; name="${hostile('name')}"; filename="${hostile('file')}"\r\n` +
        `Content-Type: text/${hostile('type')}\r\n\r\n${hostile('text')}\r\n--${boundary}--\r\n`,
      { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    );
    await lookThrough(`{"type":"${hostile('SMS')}","message":${hostile('broken')}}`, {
      'Content-Type': `application/${hostile('json')}; charset=${hostile('utf')}`,
    });
  });

  it('steers nothing in the search', async () => {
    await page.getByRole('textbox', { name: 'Search requests' }).fill(`kin:${hostile('x')}`);
    await page.locator('mark').waitFor();
    expect(await leaks()).toEqual([]);
    await page.getByRole('textbox', { name: 'Search requests' }).fill('');
  });

  it('steers nothing in the question before a link is opened, nor in the name of a file to save', async () => {
    await app.electron().evaluate(({ dialog }) => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      dialog.showMessageBox = ((_: unknown, options: unknown) => {
        told.push(options);
        return Promise.resolve({ response: 2, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      dialog.showSaveDialog = ((_: unknown, options: unknown) => {
        told.push(options);
        return Promise.resolve({ canceled: true, filePath: '' });
      }) as typeof dialog.showSaveDialog;
    });
    const asked = await page.evaluate(
      async (user) => [
        await window.hookscope.call('link.open', `https://${user}@b.test/`),
        await window.hookscope.call('link.open', `mailto:${user}@b.test?subject=${user}`),
        await window.hookscope.call('attachment.save', {
          id: 1,
          index: 0,
          name: decodeURIComponent(user),
        }),
      ],
      `${encoded('user')}%0A%0AHookscope`,
    );
    expect(asked).toMatchObject(['declined', 'declined', { fault: 'cancelled' }]);
    const told = JSON.stringify(
      await app.electron().evaluate(() => (globalThis as { told?: unknown }).told),
    );
    expect(told).not.toMatch(/[\u200b\u202a-\u202e\u2066\u2067]/);
    expect(told).not.toContain('\\n\\nHookscope');
  });
});
