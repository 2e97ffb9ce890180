import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../../shared/bounds.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { listenToHeart, longestPause } from '../support/heartbeat.ts';
import { until } from '../support/until.ts';

/** Mails of more than is shown: what is cut is said. */
let app: RunningApp;
let page: Page;
let url: string;

beforeAll(async () => {
  app = await launchApp();
  page = await app.page();
  url = (await page.locator('.address-url code').textContent()) ?? '';
});
afterAll(() => app.close());

async function openMail(subject: string, html: string): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'Email', subject, html }),
  });
  await until(async () => {
    await page.getByRole('listbox').press('Home');
    return (await page.getByRole('tabpanel').textContent())?.includes(subject) ?? false;
  });
}

const drawn = () => page.locator('.mail-paper[aria-busy="false"]').waitFor();

function numbered(count: number, make: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => make(n)).join('');
}

async function leftOut(): Promise<string> {
  const note = page.locator('details', { hasText: 'left out' });
  if ((await note.getAttribute('open')) === null) await note.locator('summary').click();
  return note.innerText();
}

describe('of a mail that holds more than is listed,', () => {
  it('links are counted, and the first are listed', async () => {
    const count = bounds.mailLinks.entries + 500;
    await openMail(
      'many links',
      numbered(count, (n) => `<a href="https://a.example/${n}">x</a> `),
    );
    await drawn();
    const list = page.locator('details', { hasText: `Links (${count})` });
    await list.locator('summary').click();
    await list.getByText(`Showing the first 200 of ${count}.`).waitFor();
  });

  it('a link within a link a hundred times over is read once', async () => {
    const nested = '<a href="https://a.example/"><table><tr><td>';
    await openMail('nested links', nested.repeat(100) + 'words '.repeat(100_000));
    await drawn();
    await page.locator('details', { hasText: 'Links (100)' }).waitFor();
  });

  it('pictures are counted, and it is said how many can be loaded', async () => {
    const { entries } = bounds.mailRemote;
    const images = numbered(entries + 500, (n) => `<img src="https://a.example/${n}.png">`);
    await openMail('many pictures', images + images);
    await drawn();
    await page.getByText(`Remote content blocked: ${entries + 500} images.`).waitFor();
    await page.getByText('Only the first 2,000 can be loaded.').waitFor();
  });

  it('a picture with addresses without end is looked at for some', async () => {
    const srcset = numbered(500, (n) => `https://a.example/${n}.png ${n + 1}w, `);
    await openMail('many sources', `<img srcset="${srcset}">`);
    await drawn();
    await page.getByText(`Remote content blocked: ${bounds.mailSources.entries} images.`).waitFor();
  });

  it('style sheets end at a number of rules, and it is said', async () => {
    const { rules } = bounds.mailStyles;
    await openMail(
      'many rules',
      `<style>p{color:red}</style><style>${'p{color:blue}'.repeat(rules)}</style><p style="color:green">x</p>`,
    );
    await drawn();
    expect(await leftOut()).toMatch(/There is more of it than can be shown\s+1 × style/);
  });

  it('frames with a text end at a number, and it is said', async () => {
    const { entries } = bounds.mailFallbacks;
    await openMail('many frames', `<iframe>text</iframe>`.repeat(entries + 3));
    await drawn();
    expect(await leftOut()).toMatch(/There is more of it than can be shown\s+3 × <iframe>/);
  });

  it('an address without end leads nowhere, and it is said', async () => {
    const long = 'x'.repeat(bounds.mailAddress.characters);
    await openMail(
      'long addresses',
      `<a href="https://a.example/${long}">x</a><img src="https://a.example/${long}.png">`,
    );
    await drawn();
    const text = await leftOut();
    expect(text).toMatch(/1 × href/);
    expect(text).toMatch(/1 × img src/);
  });
});

it.each([
  ['links', '<a href="https://a.example/N">x</a> '],
  ['pictures', '<img src="https://a.example/N.png">'],
  ['what is left out', '<oN onN="x">y</oN>'],
  ['rules', '<style>#aN{background:url(https://a.example/N)}</style>'],
  ['attributes of style', '<b style="background:url(https://a.example/N)">x</b>'],
  ['text of frames', '<iframe><b>N</b></iframe>'],
])('the window answers while it shows 20 MB of %s', async (what, part) => {
  await listenToHeart(page);
  await longestPause(page);
  await openMail(
    `heavy ${what}`,
    numbered((20 * 1024 ** 2) / (part.length + 14), (n) => part.replaceAll('N', String(n))),
  );
  await until(
    () =>
      page.evaluate(
        () =>
          document.body.textContent.includes('takes very long to draw') ||
          document.querySelector('.mail-paper[aria-busy="false"] .mail-frame') !== null,
      ),
    20_000,
  );
  expect(await longestPause(page)).toBeLessThan(1_000);
});
