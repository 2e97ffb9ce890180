import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestions } from '../support/native-questions.ts';
import { localAddress, type RunningApp } from '../support/app.ts';
import { listedFrame } from '../support/listed-frame.ts';
import { onLoopback, type Loopback } from '../support/loopback.ts';
import { openRow } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { pdf, png } from '../support/small-files.ts';
import { violationsInBothThemes } from '../support/violations.ts';

let app: RunningApp;
let page: Page;
let server: Loopback;
const seen: string[] = [];

const files: Readonly<Record<string, readonly [type: string, bytes: Buffer]>> = {
  '/photo.png': ['image/png', png],
  '/notes.txt': ['text/plain; charset=utf-8', Buffer.from('First line\nSecond line')],
  '/report.pdf': ['application/pdf', pdf],
  '/locked.pdf': ['application/pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3 and nothing more', 'latin1')],
  '/invoice.pdf': ['application/pdf', Buffer.from('<!doctype html><script>top.ran = 1</script>')],
  '/drawing.svg': [
    'image/svg+xml',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="top.ran = 1"/>'),
  ],
};

beforeAll(async () => {
  server = await onLoopback(
    createServer((request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      seen.push(`${request.method} ${path}`);
      const [type, bytes] = files[path] ?? ['', null];
      if (bytes === null) response.writeHead(403).end();
      else response.writeHead(200, { 'Content-Type': type }).end(bytes);
    }),
  );
  let url: string;
  ({ app, page, url } = await emptyApp({ allowedHost: `127.0.0.1:${server.port}` }));
  const origin = `http://127.0.0.1:${server.port}`;
  await fetch(url, {
    method: 'POST',
    body: JSON.stringify({
      type: 'SMS',
      phone: '+15125550100',
      message: 'See the files',
      attachments: [
        ...Object.keys(files).map((path) => origin + path),
        `${origin}/old.png?Expires=1000000000&Signature=abc`,
        'http://127.0.0.1:1/private.png',
      ],
    }),
  });
  await openRow(page, /See the files/);
  await page.getByRole('button', { name: '8 attachments' }).click();
  await page.getByText('Nothing is fetched until you ask').waitFor();
});
afterAll(() => server.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('the attachments of a request', () => {
  it('tell what their addresses say, and nothing is fetched', async () => {
    await page.getByText('Signed link').waitFor();
    await page.getByText(/^Expired Sep \d+, 2001/).waitFor();
    expect(await page.getByRole('button', { name: /^Check/ }).count()).toBe(8);
    expect(seen).toEqual([]);
  });

  it('are checked on request: size, real type and false claims', async () => {
    await press('Check photo.png');
    await page.getByText(`${png.length} bytes · its content is image/png`).waitFor();
    expect(seen.splice(0)).toEqual(['GET /photo.png']);
    await press('Check invoice.pdf');
    for (const claimant of ['name', 'server']) {
      await page
        .getByText(new RegExp(`${claimant} says application/pdf, but its content is text/html`))
        .waitFor();
    }
    expect(seen.splice(0)).toEqual(['GET /invoice.pdf']);
  });

  it('are shown on request: an image drawn, a text searched, markup as its text', async () => {
    await press('Preview photo.png');
    const image = page.getByRole('img', { name: 'Preview of photo.png' });
    await expect
      .poll(() => image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth))
      .toBe(1);
    await press('Preview notes.txt');
    await page.getByText('Second line').waitFor();
    await press('Preview drawing.svg');
    await page.getByText('onload=').waitFor();
    await press('Preview invoice.pdf');
    await page.getByText('top.ran').nth(1).waitFor();
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(seen.splice(0)).toEqual([
      'GET /photo.png',
      'GET /notes.txt',
      'GET /drawing.svg',
      'GET /invoice.pdf',
    ]);
    await press('Hide notes.txt');
    await page.getByText('Second line').waitFor({ state: 'detached' });
  });

  it('are shown page by page when they are a PDF, by a frame that reaches nothing', async () => {
    await press('Preview report.pdf');
    await page.getByText('Pages: 1').waitFor();
    const frame = await listedFrame(page, 'preview:', '.attachment-pdf');
    await frame.getByRole('img', { name: 'Page 1' }).waitFor();
    // Something was drawn on the white.
    const inked = await frame.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const { data } =
        canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      return data?.some((value, at) => at % 4 === 0 && value < 100) ?? false;
    });
    expect(inked).toBe(true);
    expect(seen.splice(0)).toEqual(['GET /report.pdf']);

    const tried = await frame.evaluate(async (address) => {
      const failed = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => 'reached',
            () => 'refused',
          );
      return [
        await failed(() => fetch(address)),
        await failed(() => fetch('preview://pdf/pdf/index.html')),
        await failed(() => window.parent.document.title),
        await failed(() => new Worker(address)),
        'hookscope' in globalThis ? 'reached' : 'refused',
        window.origin,
      ];
    }, `http://127.0.0.1:${server.port}/photo.png`);
    expect(tried).toEqual([...Array.from({ length: 5 }, () => 'refused'), 'null']);
    expect(seen).toEqual([]);
    const processes = await app.electron().evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.webContents.mainFrame.framesInSubtree.map(({ url, processId }) => ({
        url,
        processId,
      }));
    });
    const apart = processes?.find(({ url }) => url.startsWith('preview:'));
    expect(apart).toBeDefined();
    expect(apart?.processId).not.toBe(processes?.[0]?.processId);

    await press('Preview locked.pdf');
    await page.getByText('This PDF can’t be shown').waitFor();
    expect(seen.splice(0)).toEqual(['GET /locked.pdf']);
  });

  it('are saved on request, where the user says', async () => {
    const path = join(app.dataDir, 'saved.png');
    await app.electron().evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = ((_window: unknown, { defaultPath }: { defaultPath: string }) => {
        Object.assign(globalThis, { offered: defaultPath });
        return Promise.resolve({ canceled: false, filePath });
      }) as typeof dialog.showSaveDialog;
    }, path);
    await press('Save… photo.png');
    await page.getByText(`${png.length} bytes saved to ${path}`).waitFor();
    expect(readFileSync(path)).toEqual(png);
    expect(seen.splice(0)).toEqual(['GET /photo.png']);
    const offered = await app
      .electron()
      .evaluate(() => (globalThis as { offered?: string }).offered);
    expect(offered).toMatch(/[/\\]photo\.png$/);
  });

  it('that can’t be had are said with a next step', async () => {
    await press('Check old.png');
    await page.getByText('The server replied 403: the link has expired.').waitFor();
    await press('Check private.png');
    await page.getByText('This port is blocked').waitFor();
    expect(seen.splice(0)).toEqual(['GET /old.png']);
    await page.evaluate(() => window.hookscope.call('settings.change', { allowedHost: null }));
    await press('Check photo.png');
    await page.getByText('enter its host in Settings › Fetch locally from.').waitFor();
    expect(seen).toEqual([]);
  });

  it('have nothing for axe to find, in either theme', async () => {
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe('an e-mail', () => {
  it('is saved as one, with its attachments only when that is chosen', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    await answerQuestions(app.electron(), 0);
    await page.evaluate(
      (allowedHost) => window.hookscope.call('settings.change', { allowedHost }),
      `127.0.0.1:${server.port}`,
    );
    const url = await localAddress(page);
    await fetch(url, {
      method: 'POST',
      body: JSON.stringify({
        type: 'Email',
        emailFrom: 'From <from@example.com>',
        emailTo: ['to@example.com'],
        subject: 'With a photo',
        html: '<p>Look</p>',
        attachments: [`${origin}/photo.png`],
      }),
    });
    await openRow(page, /With a photo/);
    await page.getByRole('tab', { name: 'Body' }).click();
    const saved = async (item: string, name: string) => {
      const path = join(app.dataDir, name);
      await app.electron().evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path);
      await page.getByRole('button', { name: 'Copy or save' }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await page.getByText(`Saved to ${name}`).waitFor();
      return simpleParser(readFileSync(path));
    };
    const plain = await saved('Save as E-mail (.eml)…', 'plain.eml');
    expect(plain).toMatchObject({ subject: 'With a photo', html: '<p>Look</p>' });
    expect(plain.attachments.map(({ filename }) => filename)).toEqual(['attachments.txt']);
    expect(seen).toEqual([]);
    const whole = await saved('Save as E-mail (.eml) with attachments…', 'whole.eml');
    expect(whole.attachments.map(({ filename }) => filename)).toEqual(['photo.png']);
    expect(seen.splice(0)).toEqual(['GET /photo.png']);
  });

  it('of a list is written as an mbox, and the rest is counted', async () => {
    const path = join(app.dataDir, 'list.mbox');
    await app.electron().evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'E-mail (.eml)', exact: true }).click();
    await page.getByText('Skipped, because they are not e-mails: 1.').waitFor();
    expect(readFileSync(path, 'latin1')).toMatch(/^From hookscope@[^]*Subject: With a photo/);
    expect(seen).toEqual([]);
  });
});
