import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { effort } from '../support/effort.ts';
import { listenToHeart, longestPause } from '../support/heartbeat.ts';
import { mailState, openEmail } from '../support/mail-window.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';

/**
 * Milliseconds for which the window may be deaf while the machine builds and tests elsewhere; alone it is some 50.
 * Were a mail's parsing in its thread, it would be seconds.
 */
const deafMs = 500;

let page: Page;
let url: string;

beforeAll(async () => {
  ({ page, url } = await emptyApp());
  await showEmail('<p>first</p>');
  await settled();
  await listenToHeart(page);
});

const showEmail = (html: string) => openEmail({ page, url }, { html });

/** Waits until the mail is drawn, or its text is shown instead. */
async function settled(): Promise<'drawn' | 'text'> {
  return (await until(() => mailState(page))) === 'text' ? 'text' : 'drawn';
}

/** Shows a mail until it is drawn in time, which a machine that is busy elsewhere may need. */
async function showDrawn(html: string): Promise<void> {
  await until(async () => {
    await showEmail(html);
    return (await settled()) === 'drawn';
  });
}

/**
 * Shows a mail, again where the window was deaf meanwhile: a machine that is busy elsewhere stalls now and then, a mail
 * that blocks the window does so each time.
 */
function shownCalmly(html: string) {
  return calmly(async () => {
    await showEmail(html);
    return settled();
  });
}

/** Does something, again where the window was deaf meanwhile. */
async function calmly<T>(act: () => Promise<T>): Promise<{ outcome: T; pause: number }> {
  let pause = Infinity;
  for (let left = 5; ; left -= 1) {
    await longestPause(page);
    const outcome = await act();
    pause = Math.min(pause, await longestPause(page));
    if (pause < deafMs || left === 0) return { outcome, pause };
  }
}

const paragraph = `<p style="margin:1em">${'A line of a long letter. '.repeat(20)}</p>`;
const million = 1_000_000;

const levels = effort({ usual: 10_000, full: 50_000 });
const siblings = effort({ usual: 40_000, full: 200_000 });
const references = effort({ usual: 30_000, full: 100_000 });

/** Parts of which a heavy mail is made, numbered by N: each kind has a list in the window. */
const parts = {
  links: '<a href="https://a.example/N">x</a> ',
  pictures: '<img src="https://a.example/N.png">',
  'what is left out': '<oN onN="x">y</oN>',
  rules: '<style>#aN{background:url(https://a.example/N)}</style>',
  'attributes of style': '<b style="background:url(https://a.example/N)">x</b>',
  'text of frames': '<iframe><b>N</b></iframe>',
};

/** That many bytes of a part, about. */
function bytesOf(part: string, bytes: number): string {
  const count = bytes / (part.length + 14);
  return Array.from({ length: count }, (_, n) => part.replaceAll('N', String(n))).join('');
}

/** Megabytes of each kind by itself, in the long run alone, and of all kinds together. */
const megabytesOfKind = 20;
const megabytesOfAll = effort({ usual: 2, full: 20 });
const kindsAlone = Object.entries(parts).slice(0, effort({ usual: 0, full: 6 }));

/** A letter that is always drawn in time. */
const letterMegabytes = effort({ usual: 2, full: 5 });
const letter = `${letterMegabytes} MB of letter`;

describe('the window answers while it shows', () => {
  it.each([
    [letter, paragraph.repeat((letterMegabytes * million) / paragraph.length)],
    ['deeply nested blocks', '<div>'.repeat(levels) + 'deep'],
    ['deeply nested tables', '<table><tr><td>'.repeat(levels) + 'deep'],
    ['deeply nested fonts', '<font color=red>'.repeat(levels) + 'deep'],
    ['very many siblings', '<b>x</b> '.repeat(siblings)],
    ['an attribute of a megabyte', `<p title="${'x'.repeat(million)}">y</p>`],
    ['a style attribute of a megabyte', `<p style="${'color:red;'.repeat(million / 10)}">y</p>`],
    [
      '100,000 style rules',
      `<style>${Array.from({ length: 100_000 }, (_, n) => `.a${n}{color:red}`).join('')}</style>y`,
    ],
    ['very many links', '<a href="https://a.example/">x</a>'.repeat(references)],
    ['very many remote images', '<img src="https://a.example/x.png">'.repeat(references)],
  ])('%s', async (what, html) => {
    const { outcome, pause } = await shownCalmly(html);
    expect(pause).toBeLessThan(deafMs);
    // How much can be drawn in 5 s is the machine's matter; a long letter always can.
    if (what === letter && outcome !== 'drawn') await showDrawn(html);
  });

  it.each(kindsAlone)(`${megabytesOfKind} MB of %s`, async (_what, part) => {
    const { pause } = await shownCalmly(bytesOf(part, megabytesOfKind * 1024 ** 2));
    expect(pause).toBeLessThan(deafMs * 2);
  });

  it(`${megabytesOfAll} MB of all these parts`, async () => {
    const kinds = Object.values(parts);
    const bytes = (megabytesOfAll * 1024 ** 2) / kinds.length;
    const html = kinds.map((part) => bytesOf(part, bytes)).join('');
    const { pause } = await shownCalmly(html);
    expect(pause).toBeLessThan(deafMs * 2);
  });
});

it('the window answers while a long letter is searched', async () => {
  await showDrawn(paragraph.repeat((letterMegabytes * million) / paragraph.length));
  await page.keyboard.press('ControlOrMeta+f');
  const bar = page.getByRole('search', { name: 'Find in what is shown' });
  const { pause } = await calmly(async () => {
    await bar.getByRole('textbox').fill('');
    await bar.getByRole('textbox').fill('long letter');
    await bar.getByText('1 of 1,000+').waitFor();
    await bar.getByRole('textbox').press('Enter');
    await bar.getByText('2 of 1,000+').waitFor();
  });
  expect(pause).toBeLessThan(deafMs);
  await bar.getByRole('textbox').press('Escape');
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
    await page.locator('.mail-canvas[aria-busy="true"] .mail-frame').waitFor();
    await showDrawn('<p>next</p>');
  });
});

describe('a mail that holds up what the window draws', () => {
  it('is offered as text when the window gets no frame for 5 s', async () => {
    await showDrawn('<p>layers</p>');
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
    await showDrawn('<p>next</p>');
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
