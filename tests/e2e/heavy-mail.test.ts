import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { listenToHeart, longestPause } from '../support/heartbeat.ts';
import { newestRow } from '../support/newest-row.ts';
import { until } from '../support/until.ts';

/**
 * Milliseconds for which the window may be deaf while the machine builds and tests elsewhere; alone it is some 50.
 * Were a mail's parsing in its thread, it would be seconds.
 */
const deafMs = 500;

/** Milliseconds in which a mail is drawn or offered as text: 5 s, and what the machine takes around it. */
const settledMs = 8_000;

let app: RunningApp;
let page: Page;
let url: string;

beforeAll(async () => {
  app = await launchApp();
  page = await app.page();
  url = (await page.locator('.address-url code').textContent()) ?? '';
  await showEmail('<p>first</p>');
  await settled();
  await listenToHeart(page);
});
afterAll(() => app.close());

async function showEmail(html: string): Promise<void> {
  const before = await newestRow(page);
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'Email', html }),
  });
  await until(async () => (await newestRow(page)) !== before);
  await page.getByRole('tab', { name: 'Message' }).click();
}

/** Waits until the mail is drawn, or its text stands in its place. */
function settled(): Promise<'drawn' | 'text'> {
  const asked = () =>
    page.evaluate(() => {
      if (document.body.textContent.includes('takes too long to render')) return 'text';
      return document.querySelector('.mail-paper[aria-busy="false"] .mail-frame') && 'drawn';
    });
  return until<'drawn' | 'text'>(asked, settledMs);
}

/**
 * Shows a mail, again where the window was deaf meanwhile: a machine that is busy elsewhere stalls now and then, a mail
 * that blocks the window does so each time.
 */
async function shownCalmly(html: string): Promise<{ outcome: 'drawn' | 'text'; pause: number }> {
  let best = { outcome: await shownOnce(html), pause: await longestPause(page) };
  for (let again = 0; again < 3 && best.pause >= deafMs; again += 1) {
    const outcome = await shownOnce(html);
    best = { outcome, pause: Math.min(best.pause, await longestPause(page)) };
  }
  return best;
}

async function shownOnce(html: string): Promise<'drawn' | 'text'> {
  await longestPause(page);
  await showEmail(html);
  return settled();
}

const paragraph = `<p style="margin:1em">${'A line of a long letter. '.repeat(20)}</p>`;
const million = 1_000_000;

describe('the window answers while it shows', () => {
  it.each([
    ['5 MB of letter', paragraph.repeat((5 * million) / paragraph.length)],
    ['50,000 nested blocks', '<div>'.repeat(50_000) + 'deep'],
    ['50,000 nested tables', '<table><tr><td>'.repeat(50_000) + 'deep'],
    ['50,000 nested fonts', '<font color=red>'.repeat(50_000) + 'deep'],
    ['200,000 siblings', '<b>x</b> '.repeat(200_000)],
    ['an attribute of a megabyte', `<p title="${'x'.repeat(million)}">y</p>`],
    ['a style attribute of a megabyte', `<p style="${'color:red;'.repeat(million / 10)}">y</p>`],
    [
      '100,000 style rules',
      `<style>${Array.from({ length: 100_000 }, (_, n) => `.a${n}{color:red}`).join('')}</style>y`,
    ],
    ['100,000 links', '<a href="https://a.example/">x</a>'.repeat(100_000)],
    ['100,000 remote images', '<img src="https://a.example/x.png">'.repeat(100_000)],
  ])('%s', async (what, html) => {
    const { outcome, pause } = await shownCalmly(html);
    expect(pause).toBeLessThan(deafMs);
    // How much can be drawn in 5 s is the machine's matter; a long letter always can.
    if (what === '5 MB of letter') expect(outcome).toBe('drawn');
  });
});

describe('a mail that takes too long', () => {
  const selectors = Array.from(
    { length: 40_000 },
    (_, n) => `.a${n} > div:nth-child(${n}n+1) ~ p:not(.b${n}):has(> .c${n}) { color: red }`,
  ).join('');
  const endless = `<style>${selectors}</style>${'<div><p class="x">word</p></div>'.repeat(100_000)}`;

  it('is offered as text, while the window answers', async () => {
    const { outcome, pause } = await shownCalmly(endless);
    expect(outcome).toBe('text');
    expect(pause).toBeLessThan(deafMs);
    expect(await page.locator('.mail-frame').count()).toBe(0);
  });

  it('is read as text then', async () => {
    const text = page.getByRole('textbox', { name: 'Text' });
    await text.getByText('word').first().waitFor();
  });

  it('is drawn when its reader insists', async () => {
    await page.getByRole('button', { name: 'Render it anyway' }).click();
    await page.locator('.mail-paper[aria-busy="true"] .mail-frame').waitFor();
    await showEmail('<p>next</p>');
    expect(await settled()).toBe('drawn');
  });
});

describe('a mail that holds up what the window draws', () => {
  it('is offered as text when the window gets no frame for 5 s', async () => {
    await showEmail('<p>layers</p>');
    expect(await settled()).toBe('drawn');
    // Blurred layers in layers, each turned in space, do this on a machine that draws slowly; here it is so on each.
    await page.evaluate(() => {
      const { requestAnimationFrame } = globalThis;
      globalThis.requestAnimationFrame = () => 0;
      Object.assign(globalThis, {
        giveFrames: () => Object.assign(globalThis, { requestAnimationFrame }),
      });
    });
    await until(async () => (await settled()) === 'text');
    expect(await page.locator('.mail-frame').count()).toBe(0);
    await page.evaluate(
      () => (globalThis as unknown as { giveFrames: () => object }).giveFrames() && undefined,
    );
  });

  it('is drawn when its reader insists, and the next one without more ado', async () => {
    await page.getByRole('button', { name: 'Render it anyway' }).click();
    expect(await settled()).toBe('drawn');
    await showEmail('<p>next</p>');
    expect(await settled()).toBe('drawn');
  });
});

it('a window that does not answer would be noticed', async () => {
  await longestPause(page);
  await page.evaluate((ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }, deafMs * 1.5);
  await page.waitForFunction((ms) => globalThis.longestPause > ms, deafMs);
});
