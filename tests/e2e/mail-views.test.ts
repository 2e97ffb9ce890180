import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postJson, type RunningApp } from '../support/app.ts';
import { listenToHeart, longestPause } from '../support/heartbeat.ts';
import { onLoopback, type Loopback } from '../support/loopback.ts';
import { whileUnlisted } from '../support/listed-frame.ts';
import {
  chooseFromMailMenu,
  drawnMailFrame,
  insistOnMail,
  openEmail,
  openMailDrawer,
} from '../support/mail-window.ts';
import { openAsNewest } from '../support/newest-row.ts';
import { pdfText } from '../support/pdf-text.ts';
import { pixelAt } from '../support/pixel.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violationsInBothThemes } from '../support/violations.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>x</script><rect width="40" height="20" fill="rgb(1,2,3)"/></svg>';

/** Ten million shapes in a kilobyte. */
const endlessSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><defs><g id="g0"><rect width="9" height="9"/></g>${Array.from(
  { length: 7 },
  (_, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`,
).join('')}</defs><use href="#g7"/></svg>`;

let app: RunningApp;
let page: Page;
let server: Loopback;
let other: Loopback;
let url: string;
const asked: string[] = [];

/** Serves what the mails want, and notes who asks. */
const answering = (name: string) =>
  createServer((request, response) => {
    asked.push(`${name} ${request.url}`);
    if (request.url === '/slow.svg') return;
    const type = request.url?.endsWith('.css') ? 'text/css' : 'image/svg+xml';
    response.setHeader('Content-Type', type);
    if (type === 'text/css') response.end('h1 { color: rgb(9, 8, 7); background: url(in.svg) }');
    else response.end(request.url === '/endless.svg' ? endlessSvg : svg);
  });

beforeAll(async () => {
  server = await onLoopback(answering('one'));
  other = await onLoopback(answering('two'));
  ({ app, page, url } = await emptyApp({
    theme: 'dark',
    allowedHost: `127.0.0.1:${server.port}`,
  }));
});
afterAll(async () => {
  await server.close();
  await other.close();
});
beforeEach(() => {
  asked.length = 0;
});

const mailHtml = () => {
  const one = `http://127.0.0.1:${server.port}`;
  return `<link rel="stylesheet" href="${one}/mail.css">
<style>h2 { color: rgb(1, 1, 1) } @media (prefers-color-scheme: dark) { h2 { color: rgb(250, 250, 250) } }</style>
<h1>Hello</h1><h2>there</h2><p style="border-radius: 3px">A <a href="https://a.example/x">link</a></p>
<img class="logo" src="${one}/logo.svg" alt="Logo">
<img src="http://127.0.0.1:${other.port}/theirs.svg" alt="Theirs">
<img src="${one}/open.gif" width="1" height="1"><script>x()</script>`;
};

/** Posts an e-mail and opens it. */
async function openMail(html: string): Promise<void> {
  await openEmail(
    { page, url },
    {
      subject: 'Hello',
      emailFrom: '"Acme, Inc." <hello@acme.example>',
      emailTo: ['Ana <ana@example.com>, bob@example.com', 'nobody'],
      html,
    },
  );
  await choose('View', 'Mail');
}

/** The frame as it is once it shows what the test waits for. */
function frameWhere(is: (frame: Frame) => Promise<boolean>): Promise<Frame> {
  const unlisted = whileUnlisted(page, drawnMailFrame);
  return until(async () => {
    await insistOnMail(page);
    const handle = await page.locator('iframe.mail-frame').elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame?.url().startsWith('mail:')) return unlisted();
    return (await is(frame).catch(() => false)) ? frame : null;
  });
}

/** Chooses one of a few views by its name. */
async function choose(group: string, option: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: group, exact: true })
    .getByRole('radio', { name: option })
    .click();
}

const colourOf = (frame: Frame, selector: string) =>
  frame.locator(selector).evaluate((element) => getComputedStyle(element).color);

describe('what a mail wants from elsewhere', () => {
  it('is not fetched, but listed by host with what tracks marked', async () => {
    await openMail(mailHtml());
    await frameWhere(async (frame) => (await frame.locator('h1').count()) === 1);
    await page.getByRole('button', { name: 'Remote content: 4 blocked' }).click();
    await page.getByText('Remote content blocked: 1 style sheet and 3 images').waitFor();
    const one = page.getByRole('region', { name: `127.0.0.1:${server.port}` });
    await one.getByText('/mail.css').waitFor();
    await one.getByText('/logo.svg').waitFor();
    expect(await one.getByText('tracking pixel').count()).toBe(1);
    expect(asked).toEqual([]);
  });

  it('is fetched from the host that was asked for alone, without what tracks, also after a search', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    const search = page.getByRole('search', { name: 'Find in what is shown' });
    await search.getByRole('textbox').fill('there');
    await frameWhere(async (shown) => (await shown.locator('mark').count()) === 1);
    await search.getByRole('textbox').press('Escape');
    await search.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Load from 127.0.0.1:${server.port}` }).click();
    const frame = await frameWhere(
      async (shown) => (await shown.locator('img.logo[src^="data:image/png"]').count()) === 1,
    );
    expect(await colourOf(frame, 'h1')).toBe('rgb(9, 8, 7)');
    expect(asked.sort()).toEqual(['one /logo.svg', 'one /mail.css']);
    const drawn = await frame.locator('img.logo').evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement;
      return { naturalWidth, naturalHeight };
    });
    expect(drawn).toEqual({ naturalWidth: 80, naturalHeight: 40 });
  });

  it('is listed again when a style sheet that came wants more', async () => {
    await page.getByText('/in.svg').waitFor();
    expect(asked).toEqual([]);
  });

  it('passes the guard: a host that is not public is told, and nobody asked', async () => {
    await page.getByRole('button', { name: `Load from 127.0.0.1:${other.port}` }).click();
    await page.getByText('The host is not public.').waitFor();
    expect(asked).toEqual([]);
  });

  it('says how far it is, and can be stopped', async () => {
    await openMail(`<img src="http://127.0.0.1:${server.port}/slow.svg" alt="Slow">`);
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText('Loading 0 of 1…').waitFor();
    await until(() => asked.includes('one /slow.svg'));
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Remote content: 1 blocked' }).waitFor();
    await page.getByRole('button', { name: 'Load', exact: true }).waitFor();
  });

  it('is given up, while the window answers, when it is a picture that nobody can draw', async () => {
    await openMail(`<img src="http://127.0.0.1:${server.port}/endless.svg" alt="Endless">`);
    await listenToHeart(page);
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText('The SVG could not be rendered.').waitFor();
    // Were it drawn in the window's process, there would be no answer at all.
    expect(await longestPause(page)).toBeLessThan(10_000);
    await page.getByRole('button', { name: 'Remote content: 1 failed' }).waitFor();
    await openMail(mailHtml());
  });

  it('is fetched for the next mail when its host was allowed until the app closes', async () => {
    const host = page.getByRole('region', { name: `127.0.0.1:${server.port}` });
    await host.getByRole('checkbox').click();
    await until(() => asked.includes('one /in.svg'));
    asked.length = 0;
    await openMail(mailHtml().replace('Hello', 'Again'));
    await frameWhere(
      async (shown) => (await shown.locator('img.logo[src^="data:"]').count()) === 1,
    );
    await until(() => asked.includes('one /in.svg'));
    expect(asked.filter((path) => path.includes('open.gif') || path.startsWith('two'))).toEqual([]);
    await page
      .getByRole('region', { name: `127.0.0.1:${server.port}` })
      .getByRole('checkbox')
      .click();
  });
});

describe('a mail', () => {
  it('names its people with their addresses', async () => {
    await openMail(mailHtml());
    await page.getByRole('button', { name: 'Details' }).click();
    for (const words of ['Acme, Inc.', 'hello@acme.example', 'Ana', 'bob@example.com', 'nobody'])
      await page.locator('.head-details').getByText(words, { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Copy ana@example.com' }).click();
    const copied = () => app.electron().evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toBe('ana@example.com');
    await page.keyboard.press('Escape');
  });

  it.each([
    ['Phone', 375],
    ['Tablet', 768],
  ])('is as wide as a %s when that is chosen', async (name, width) => {
    await choose('Width', name);
    await frameWhere(async (frame) => (await frame.evaluate(() => innerWidth)) === width);
  });

  it('goes by its own rules for dark when that is chosen, whatever the theme of the window', async () => {
    await choose('Width', 'Desktop');
    const light = await frameWhere(async (frame) => (await frame.locator('h2').count()) === 1);
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(
      true,
    );
    expect(await colourOf(light, 'h2')).toBe('rgb(1, 1, 1)');
    await choose('Colours of the e-mail', 'Dark, by');
    await frameWhere(async (frame) => (await colourOf(frame, 'h2')) === 'rgb(250, 250, 250)');
  });

  it('is darkened as programs do that go by no rules', async () => {
    await choose('Colours of the e-mail', 'Inverted');
    const frame = await frameWhere(async (shown) =>
      shown.evaluate(() => getComputedStyle(document.documentElement).filter.includes('invert')),
    );
    await until(async () => (await colourOf(frame, 'h2')) === 'rgb(1, 1, 1)');
    await choose('Colours of the e-mail', 'Light');
  });

  it('lies on white, on black by its own rules for dark, and on what its body has', async () => {
    const corner = async () => {
      const box = await page.locator('.mail-frame').boundingBox();
      return pixelAt(page, (box?.x ?? 0) + 2, (box?.y ?? 0) + (box?.height ?? 0) - 30);
    };
    await openMail('<p>short</p>');
    await until(async () => (await corner()) === '255,255,255');
    await openMail('<body style="background: rgb(10, 200, 30)"><p>short</p></body>');
    await until(async () => (await corner()) === '10,200,30');
    await openMail(mailHtml());
    await choose('Colours of the e-mail', 'Dark, by');
    await until(async () => (await corner()) === '18,18,18');
    await choose('Colours of the e-mail', 'Light');
    await until(async () => (await corner()) === '255,255,255');
  });

  it('shows no image when images are off, not even one of its own', async () => {
    const png =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await openMail(`<img src="${png}" alt="dot"><p>x</p>`);
    const width = (frame: Frame) =>
      frame.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await frameWhere(async (frame) => (await width(frame)) === 1);
    await chooseFromMailMenu(page, 'Show images');
    await frameWhere(async (frame) => (await width(frame)) === 0);
    await page.getByRole('button', { name: 'Images are hidden' }).click();
    await frameWhere(async (frame) => (await width(frame)) === 1);
  });

  it('has its text, its source as sent and what was left of it', async () => {
    await openMail(mailHtml());
    const code = page.locator('.code-view');
    await choose('View', 'Text');
    await code.getByText('A link <https://a.example/x>').waitFor();
    await choose('View', 'HTML');
    await code.getByText('x()').first().waitFor();
    await choose('Source', 'What was left');
    await code.getByText('there').first().waitFor();
    expect(await code.getByText('x()').count()).toBe(0);
    await choose('Source', 'As sent');
    await code.getByText('x()').first().waitFor();
  });

  it('is checked against what programs support', async () => {
    await chooseFromMailMenu(page, 'Compatibility');
    const row = page.getByRole('row').filter({ hasText: '@media (prefers-color-scheme)' });
    await row
      .getByText(/^\d+% \(\d+ of \d+\)$/)
      .first()
      .click();
    await row.getByText('Gmail (Desktop Webmail)').waitFor();
    expect(await row.locator('td').last().innerText()).toBe('2');
  });

  it('is kept in the view that was chosen, for the next mail', async () => {
    await openAsNewest(page, () => postJson(url, { type: 'Email', html: '<p>next</p>' }));
    await page.getByRole('radio', { name: 'Compatibility', checked: true }).waitFor();
  });
});

describe('a copy of a mail', () => {
  /** Answers the save dialog with a file of the data folder. */
  async function answerWith(name: string): Promise<string> {
    const filePath = join(app.dataDir, name);
    await app.electron().evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, filePath);
    return filePath;
  }
  const copy = (item: string) => chooseFromMailMenu(page, item);
  /** Width and height of a PNG (its IHDR). */
  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

  beforeAll(async () => {
    asked.length = 0;
    await openMail(
      `<body style="margin:0"><div style="height:1500px;background:rgb(200,0,0)">Printed words</div><img src="http://127.0.0.1:${server.port}/x.svg"></body>`,
    );
    await frameWhere(async (frame) => (await frame.locator('div').count()) === 1);
  });

  it('is a PDF with its words', async () => {
    const path = await answerWith('mail.pdf');
    await copy('Save PDF');
    await page.getByText(`Saved to ${path}`).waitFor();
    const pdf = readFileSync(path);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.subarray(-8).toString('latin1')).toContain('%%EOF');
    expect(pdfText(pdf)).toContain('Printed words');
  });

  it('is a picture of its whole height in the chosen width', async () => {
    await choose('Width', 'Phone');
    const path = await answerWith('mail.png');
    await copy('Save image');
    await page.getByText(`saved to ${path}`).waitFor();
    const [width, height] = sizeOf(readFileSync(path));
    expect(width).toBe(375 * 2);
    expect(height).toBeGreaterThanOrEqual(1500 * 2);
    expect(height).toBeLessThan(1700 * 2);
    await choose('Width', 'Desktop');
  });

  it('is a picture in the clipboard', async () => {
    await copy('Copy image');
    await page.getByText('Image copied, 1600 ×').waitFor();
    const size = await app.electron().evaluate(({ clipboard }) => {
      const older = clipboard as unknown as {
        readImage: () => { getSize: () => { width: number } };
      };
      return older.readImage().getSize().width;
    });
    expect(size).toBe(1600);
  });

  it('ends where a picture can be no higher, and says so', async () => {
    await openMail('<div style="height:20000px">High</div>');
    await frameWhere(async (frame) => (await frame.getByText('High').count()) === 1);
    const path = await answerWith('high.png');
    await copy('Save image');
    await page.getByText('the image is cut at the bottom').waitFor();
    expect(sizeOf(readFileSync(path))).toEqual([800, 16_000]);
  });

  it('is not written where it cannot be, and says so', async () => {
    await answerWith(join('no such folder', 'mail.pdf'));
    await copy('Save PDF');
    await page.getByText('The file could not be written.').waitFor();
  });

  it('is taken of staged mails alone, and nothing is fetched for it', async () => {
    const outcome = await page.evaluate(() =>
      window.hookscope.call('mail.savePdf', { address: 'https://a.example/' }),
    );
    expect(outcome).toMatchObject({ ok: false, fault: 'gone' });
    expect(asked).toEqual([]);
  });
});

it('axe finds nothing in any view of a mail, in either theme', async () => {
  await openMail(mailHtml());
  await openMailDrawer(page);
  expect(await violationsInBothThemes(page)).toEqual([]);
  for (const view of ['Text', 'HTML', 'Compatibility']) {
    if (view === 'Compatibility') await chooseFromMailMenu(page, view);
    else await choose('View', view);
    await page.getByRole('radio', { name: view, checked: true }).waitFor();
    if (view === 'Compatibility') await page.getByRole('table').first().waitFor();
    expect(await violationsInBothThemes(page, '.mail'), view).toEqual([]);
  }
});
