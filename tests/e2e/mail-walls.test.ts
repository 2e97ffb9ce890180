import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, localAddress, type RunningApp } from '../support/app.ts';
import { listedFrame } from '../support/listed-frame.ts';
import { showMail } from '../support/mail-frame.ts';
import { drawnMail, openEmail } from '../support/mail-window.ts';
import { logRequests, requestLog } from '../support/request-log.ts';
import { postSentinel, type Sentinel } from '../support/sentinel.ts';
import { until } from '../support/until.ts';

let app: RunningApp;
let page: Page;
let sentinel: Sentinel;
let url: string;

beforeAll(async () => {
  sentinel = await postSentinel();
  app = await launchApp();
  page = await app.page();
  url = await localAddress(page);
});
afterAll(async () => {
  await app.close();
  await sentinel.close();
});

async function openMail(html: string): Promise<void> {
  await openEmail({ page, url }, { html });
  await drawnMail(page);
}

describe('the window', () => {
  it('sanitizes in a process of its own, which reaches nothing', async () => {
    await openMail('<p>Hello</p>');
    const processes = await app.electron().evaluate(({ BrowserWindow }) => {
      const { mainFrame } = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
      return mainFrame?.framesInSubtree.map(({ osProcessId }) => osProcessId) ?? [];
    });
    expect(processes).toHaveLength(3);
    expect(new Set(processes).size).toBe(3);

    const reached = await (
      await listedFrame(page, 'sanitizer:', 'iframe[src^="sanitizer:"]')
    ).evaluate(async (origin) => {
      const tried: Record<string, () => unknown> = {
        bridge: () => (globalThis as unknown as { hookscope: object }).hookscope.constructor,
        window: () => parent.document,
        storage: () => localStorage.length,
        network: () => fetch(`${origin}/sanitizer`),
        html: () => {
          document.body.innerHTML = '<p>x</p>';
        },
      };
      // What is refused to a frame shows at the listener alone.
      const frame = document.createElement('iframe');
      frame.src = `${origin}/framed`;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const found: string[] = [];
      for (const [what, attempt] of Object.entries(tried)) {
        await Promise.resolve()
          .then(attempt)
          .then(
            () => found.push(what),
            () => {},
          );
      }
      return { found, origin: self.origin };
    }, sentinel.origin);
    expect(reached).toEqual({ found: [], origin: 'null' });
    expect(sentinel.seen).toEqual([]);
  });

  it('makes HTML of no string', async () => {
    const made = await page.evaluate(() => {
      const attempt = (work: () => unknown) => {
        try {
          work();
          return 'made';
        } catch (error) {
          return (error as Error).name;
        }
      };
      interface Policies {
        createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => unknown;
      }
      const { trustedTypes: trusted } = globalThis as unknown as { trustedTypes: Policies };
      return [
        attempt(() => new DOMParser().parseFromString('<p>x</p>', 'text/html')),
        attempt(() => trusted.createPolicy('dompurify', { createHTML: (text) => text })),
      ];
    });
    expect(made).toEqual(['TypeError', 'TypeError']);
  });

  it('is not covered by a mail: nothing of it leaves its paper', async () => {
    await openMail(
      '<style>html,body{position:fixed;inset:-2000px}</style>' +
        '<div style="position:fixed;inset:-2000px;background:red;z-index:2147483647">x</div>',
    );
    const covered = await page.evaluate(() => {
      const frame = document.querySelector('.mail-frame');
      const { left, right, top, bottom } = (frame ?? document.body).getBoundingClientRect();
      const around = [
        [left - 3, top + 20],
        [left + 20, top - 3],
        [left + 20, bottom + 3],
        [right + 3, top + 20],
      ] as const;
      return around.map(([x, y]) => document.elementFromPoint(x, y) === frame);
    });
    expect(covered).not.toContain(true);
    const inside = await page.evaluate(() => {
      const frame = document.querySelector('.mail-frame');
      const { left, top } = (frame ?? document.body).getBoundingClientRect();
      return document.elementFromPoint(left + 20, top + 20) === frame;
    });
    expect(inside).toBe(true);
  });
});

// The last one: it takes a wall down, and nobody puts it up again.
describe('with the sanitizer and the policy gone', () => {
  it('a mail would load nothing, by the session alone', async () => {
    const { origin, seen } = sentinel;
    const hostile =
      `<img src="${origin}/img"><link rel="stylesheet" href="${origin}/css"><style>@import "${origin}/import";` +
      `@font-face{font-family:x;src:url(${origin}/font)}p{background:url("${origin}/background");font-family:x}</style>` +
      `<p>Hello</p><iframe src="${origin}/frame"></iframe><object data="${origin}/object"></object>`;
    await app.electron().evaluate(({ session }, html) => {
      const { protocol } = session.defaultSession;
      protocol.unhandle('mail');
      protocol.handle(
        'mail',
        () => new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
      );
    }, hostile);
    await logRequests(app.electron());
    await showMail(page, 'not asked for');
    const tried = await until(async () => {
      const log = await requestLog(app.electron());
      return log.length >= 5 ? log : null;
    });
    // The log shows that there was something to stop, the listener that it was stopped.
    for (const path of ['img', 'css', 'import', 'background'])
      expect(tried).toContain(`${origin}/${path}`);
    expect(seen).toEqual([]);
    await fetch(`${origin}/control`);
    expect(seen).toEqual(['/control']);
  });
});
