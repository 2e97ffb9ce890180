import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { postSentinel, type Sentinel } from '../support/sentinel.ts';
import { newestRow } from '../support/newest-row.ts';
import { until } from '../support/until.ts';
import hostile from '../fixtures/hostile-html.json' with { type: 'json' };

let app: RunningApp;
let page: Page;
let sentinel: Sentinel;
let url: string;

beforeAll(async () => {
  sentinel = await postSentinel();
  app = await launchApp();
  page = await app.page();
  url = (await page.locator('.address-url code').textContent()) ?? '';
});
afterAll(async () => {
  await app.close();
  await sentinel.close();
});

/** Posts an e-mail, opens it, and gives the frame that shows it. */
async function showEmail(html: string): Promise<Frame> {
  const before = await newestRow(page);
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'Email', html }),
  });
  await until(async () => (await newestRow(page)) !== before);
  await page.getByRole('tab', { name: 'Message' }).click();
  const handle = await page.locator('iframe').elementHandle();
  return until(async () => {
    const frame = await handle?.contentFrame();
    return frame?.url().startsWith('mail:') ? frame : null;
  });
}

/** What the sender's HTML became, without the paper that every mail is laid on. */
async function contentOf(frame: Frame): Promise<string> {
  const document = await frame.content();
  return document.slice(document.indexOf('</style>')).toLowerCase();
}

describe('hostile HTML goes through the one door and comes out harmless', () => {
  it.each(hostile)('$name', async ({ html, mustNotContain }) => {
    // Whatever would be fetched is aimed at a listener of our own.
    const aimed = html.replaceAll(/https?:\/\/(t|evil)\.example/g, sentinel.origin);
    const shown = await contentOf(await showEmail(aimed));
    for (const part of mustNotContain) expect(shown).not.toContain(part.toLowerCase());
    expect(sentinel.seen).toEqual([]);
    expect(page.url()).toMatch(/^app:\/\/hookscope\//);
  });

  it('while harmless HTML with its styles is shown as it is', async () => {
    const frame = await showEmail(
      '<style>p { color: rgb(1, 2, 3) }</style><p>plain <b style="font-size: 31px">bold</b></p>',
    );
    expect(await frame.locator('p').evaluate((p) => getComputedStyle(p).color)).toBe(
      'rgb(1, 2, 3)',
    );
    expect(await frame.locator('b').evaluate((b) => getComputedStyle(b).fontSize)).toBe('31px');
  });
});
