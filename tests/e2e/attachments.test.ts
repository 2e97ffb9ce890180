import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { onLoopback, type Loopback } from '../support/loopback.ts';
import { png } from '../support/small-files.ts';

let app: RunningApp;
let page: Page;
let server: Loopback;
const seen: string[] = [];

const files: Readonly<Record<string, readonly [type: string, bytes: Buffer]>> = {
  '/photo.png': ['image/png', png],
  '/notes.txt': ['text/plain; charset=utf-8', Buffer.from('First line\nSecond line')],
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
  app = await launchApp({ settings: { allowedHost: `127.0.0.1:${server.port}` } });
  page = await app.page();
  const origin = `http://127.0.0.1:${server.port}`;
  const url = (await page.locator('.address-url code').textContent()) ?? '';
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
  await page.getByRole('option', { name: /See the files/ }).click();
  await page.getByRole('tab', { name: /Attachments/ }).click();
  await page.getByText('Nothing is fetched until you ask').waitFor();
});
afterAll(async () => {
  await app.close();
  await server.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function violations(): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the attachments of a request', () => {
  it('tell what their addresses say, and nothing is fetched', async () => {
    await page.getByText('Signed link').waitFor();
    await page.getByText(/^Ended Sep \d+, 2001/).waitFor();
    expect(await page.getByRole('button', { name: /^Check/ }).count()).toBe(6);
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
    await page.getByText('The server answered 403: the link has ended.').waitFor();
    await press('Check private.png');
    await page.getByText('No web server listens on this port').waitFor();
    expect(seen.splice(0)).toEqual(['GET /old.png']);
    await page.evaluate(() => window.hookscope.call('settings.change', { allowedHost: null }));
    await press('Check photo.png');
    await page.getByText('Name its host in Settings, at “Fetch locally from”.').waitFor();
    expect(seen).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'have nothing for axe to find in the %s theme',
    async (theme) => {
      await page.emulateMedia({ colorScheme: theme });
      expect(await violations()).toEqual([]);
    },
  );
});
