import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../../shared/bounds.ts';
import { drawnMail, openEmail, openMailDrawer } from '../support/mail-window.ts';
import { emptyApp } from '../support/shared-app.ts';

/** Mails of more than is shown: what is cut is said. */
let page: Page;
let url: string;

beforeAll(async () => {
  ({ page, url } = await emptyApp());
});

/** Posts an e-mail, opens it beside the drawer, and waits until it is drawn. */
async function openMail(subject: string, html: string): Promise<void> {
  await openEmail({ page, url }, { subject, html });
  await drawnMail(page, subject);
  await openMailDrawer(page);
}

function numbered(count: number, make: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => make(n)).join('');
}

async function leftOut(): Promise<string> {
  const note = page.locator('details', { hasText: 'removed' });
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
    const list = page.locator('details', { hasText: `Links (${count})` });
    await list.getByText(`Showing the first 200 of ${count}.`).waitFor();
  });

  it('a link within a link a hundred times over is read once', async () => {
    const nested = '<a href="https://a.example/"><table><tr><td>';
    await openMail('nested links', nested.repeat(100) + 'words '.repeat(100_000));
    await page.locator('details', { hasText: 'Links (100)' }).waitFor();
  });

  it('pictures are counted, and it is said how many can be loaded', async () => {
    const { entries } = bounds.mailRemote;
    const images = numbered(entries + 500, (n) => `<img src="https://a.example/${n}.png">`);
    await openMail('many pictures', images + images);
    await page.getByText(`Remote content blocked: ${entries + 500} images.`).waitFor();
    await page.getByText('Only the first 2,000 can be loaded.').waitFor();
  });

  it('a picture with addresses without end is looked at for some', async () => {
    const srcset = numbered(500, (n) => `https://a.example/${n}.png ${n + 1}w, `);
    await openMail('many sources', `<img srcset="${srcset}">`);
    await page.getByText(`Remote content blocked: ${bounds.mailSources.entries} images.`).waitFor();
  });

  it('style sheets end at a number of rules, and it is said', async () => {
    const { rules } = bounds.mailStyles;
    await openMail(
      'many rules',
      `<style>p{color:red}</style><style>${'p{color:blue}'.repeat(rules)}</style><p style="color:green">x</p>`,
    );
    expect(await leftOut()).toMatch(/There is more of it than can be shown\s+1 × style/);
  });

  it('frames with a text end at a number, and it is said', async () => {
    const { entries } = bounds.mailFallbacks;
    await openMail('many frames', `<iframe>text</iframe>`.repeat(entries + 3));
    expect(await leftOut()).toMatch(/There is more of it than can be shown\s+3 × <iframe>/);
  });

  it('an address without end leads nowhere, and it is said', async () => {
    const long = 'x'.repeat(bounds.mailAddress.characters);
    await openMail(
      'long addresses',
      `<a href="https://a.example/${long}">x</a><img src="https://a.example/${long}.png">`,
    );
    const text = await leftOut();
    expect(text).toMatch(/1 × href/);
    expect(text).toMatch(/1 × img src/);
  });
});
