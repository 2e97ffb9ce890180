import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { emptyApp } from '../support/shared-app.ts';
import { showMail } from '../support/mail-frame.ts';
import { pointUntil } from '../support/point-until.ts';
import { postSentinel } from '../support/sentinel.ts';
import type { Sentinel } from '../support/sentinel.ts';
import { until } from '../support/until.ts';

/** These bypass the sanitizer: what is tested is the wall behind it. */
let app: RunningApp;
let page: Page;
let sentinel: Sentinel;

const big = 'style="display:block;font-size:30px;height:60px"';

beforeAll(async () => {
  sentinel = await postSentinel();
  ({ app, page } = await emptyApp());
});

afterAll(async () => {
  await sentinel.close();
});

beforeEach(async () => {
  await app.electron().evaluate(({ dialog, shell }) => {
    const asked: string[] = [];
    const opened: string[] = [];
    Object.assign(globalThis, { asked, opened, response: 2 });
    dialog.showMessageBox = ((_window: unknown, { detail }: { detail: string }) => {
      asked.push(detail);
      const { response } = globalThis as unknown as { response: number };
      return Promise.resolve({ response, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
});

/** The questions asked so far, and what went on to the browser. */
function outcome(): Promise<{ asked: string[]; opened: string[] }> {
  return app.electron().evaluate(() => {
    const { asked, opened } = globalThis as unknown as { asked: string[]; opened: string[] };
    return { asked, opened };
  });
}

/** Clicks a harmless link and waits for its question: whatever was to come of earlier events has come. */
async function askedUntilNow(): Promise<readonly string[]> {
  const frame = await showMail(page, `<a ${big} href="https://last.example/">last</a>`);
  const isLast = (detail: string) => detail.includes('last.example');
  await pointUntil(
    () => frame.click('a'),
    async () => (await outcome()).asked.some(isLast),
  );
  return (await outcome()).asked.filter((detail) => !isLast(detail));
}

describe('a mail', () => {
  it('keeps its inline style and has no origin', async () => {
    const frame = await showMail(
      page,
      '<p style="color: rgb(1, 2, 3)">Hello</p><style>b{color:rgb(4,5,6)}</style><b>x</b>',
    );
    const seen = await frame.evaluate(() => {
      const colour = (name: string) => {
        const element = document.querySelector(name);
        return element === null ? null : getComputedStyle(element).color;
      };
      return { p: colour('p'), b: colour('b'), origin: self.origin };
    });
    expect(seen).toEqual({ p: 'rgb(1, 2, 3)', b: 'rgb(4, 5, 6)', origin: 'null' });
  });

  it('runs no script, even in a frame that would let it', async () => {
    const html =
      '<script>document.title = "ran"</script><img src=x onerror="document.title = \'ran\'"><p>Hello</p>';
    for (const sandbox of ['', 'allow-scripts allow-same-origin']) {
      const frame = await showMail(page, html, { sandbox });
      expect(await frame.title()).toBe('');
      expect(await frame.evaluate(() => self.origin)).toBe('null');
    }
  });

  it('cannot reach the window', async () => {
    const frame = await showMail(page, '<p>Hello</p>');
    const reached = await frame.evaluate(() => {
      const tried = [
        () => parent.document.title,
        () => (parent as unknown as { hookscope: unknown }).hookscope,
      ];
      return tried.map((attempt) => {
        try {
          attempt();
          return 'reached';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(reached).toEqual(['SecurityError', 'SecurityError']);
    expect(await frame.evaluate(() => 'hookscope' in globalThis)).toBe(false);
  });

  it('loads nothing from anywhere', async () => {
    const { origin, seen } = sentinel;
    const before = seen.length;
    await showMail(
      page,
      `<img src="${origin}/img"><link rel="stylesheet" href="${origin}/css"><link rel="prefetch" href="${origin}/prefetch">` +
        `<style>@import url("${origin}/import"); p { background: url("${origin}/background") }</style><p>Hello</p>` +
        `<iframe src="${origin}/frame"></iframe><object data="${origin}/object"></object><video poster="${origin}/poster"></video>`,
    );
    await askedUntilNow();
    expect(seen.slice(before)).toEqual([]);
    await fetch(`${origin}/control`);
    expect(seen.slice(before)).toEqual(['/control']);
  });

  it('asks before a clicked link is opened, and stays', async () => {
    const frame = await showMail(page, `<a ${big} href="https://exämple.com/path?x=1">link</a>`);
    await pointUntil(
      () => frame.click('a'),
      async () => (await outcome()).asked.length > 0,
    );
    const first = await outcome();
    expect(first.asked).toHaveLength(1);
    expect(first.asked[0]).toContain('https://xn--exmple-cua.com/path?x=1');
    expect(first.asked[0]).toContain('exämple.com');
    expect(first.opened).toEqual([]);
    expect(await frame.textContent('a')).toBe('link');

    await app.electron().evaluate(() => Object.assign(globalThis, { response: 0 }) && undefined);
    await frame.click('a');
    const { opened } = await until(async () => {
      const now = await outcome();
      return now.opened.length > 0 ? now : null;
    });
    expect(opened).toEqual(['https://xn--exmple-cua.com/path?x=1']);
    expect(frame.url()).toMatch(/^mail:\/\/[0-9a-f]{32}\/$/);
  });

  it.each([
    ['a file', 'href="file:///etc/passwd"'],
    ['a script', 'href="javascript:document.title=1"'],
    ['a phone number', 'href="tel:+15864603685"'],
    ['a path of its own', 'href="elsewhere"'],
    ['a new window', 'href="https://other.example/" target="_blank"'],
    ['the whole window', 'href="https://other.example/" target="_top"'],
  ])('does nothing for a link to %s', async (_what, attributes) => {
    const frame = await showMail(page, `<a ${big} ${attributes}>link</a>`);
    await frame.click('a');
    expect(await frame.textContent('a')).toBe('link');
    expect(await askedUntilNow()).toEqual([]);
    expect(page.url()).toBe('app://hookscope/');
  });

  it('asks nothing by itself: no refresh, no form', async () => {
    const frame = await showMail(
      page,
      `<meta http-equiv="refresh" content="0;url=https://other.example/"><form action="https://other.example/"><button ${big}>Send</button></form>`,
    );
    await frame.click('button');
    expect(await frame.textContent('button')).toBe('Send');
    expect(await askedUntilNow()).toEqual([]);
  });
});

describe('the window', () => {
  it('cannot frame a website or itself', async () => {
    const before = sentinel.seen.length;
    await page.evaluate((origin) => {
      for (const src of [`${origin}/framed`, 'app://hookscope/']) {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      }
    }, sentinel.origin);
    expect(await askedUntilNow()).toEqual([]);
    expect(sentinel.seen.slice(before)).toEqual([]);
    const bridged = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => 'hookscope' in globalThis)),
    );
    expect(bridged).not.toContain(true);
  });

  it('opens http, https and mailto only', async () => {
    const refused = [
      'file:///etc/passwd',
      'javascript:1',
      'vscode://x',
      'data:text/html,x',
      'smb://h/x',
      'nonsense',
    ];
    const answers = await page.evaluate(
      (urls) => Promise.all(urls.map((url) => window.hookscope.call('link.open', url))),
      refused,
    );
    expect(answers).toEqual(refused.map(() => 'refused'));
    expect(
      await page.evaluate(() => window.hookscope.call('link.open', 'mailto:a@b.example')),
    ).toBe('declined');
    expect((await outcome()).asked).toEqual(['mailto:a@b.example']);
  });
});
