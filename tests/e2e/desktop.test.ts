import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { launchApp } from '../support/app.ts';
import { until } from '../support/until.ts';

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await launchApp({ settings: { theme: 'dark' } });
  page = await app.page();
});

afterAll(() => app.close());

/** Posts to the listener of the running app. */
async function post(body: Uint8Array<ArrayBuffer>): Promise<void> {
  const url = await until(async () => {
    const { listener } = await page.evaluate(() => window.hookscope.call('state.get'));
    return listener.is === 'listening' ? listener.localUrl : null;
  });
  await fetch(url, { method: 'POST', body });
}

it('brings every byte of a body to the page', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await post(bytes);
  const found = await page.evaluate(async () => {
    const filter = { text: '', show: 'all' } as const;
    const answer = await window.hookscope.call('list.rows', { filter, from: 0, count: 1 });
    const id = answer?.rows[0]?.id ?? 0;
    const body = await window.hookscope.call('body.bytes', { id, from: 0, count: 1000 });
    return { isBytes: body instanceof Uint8Array, bytes: [...(body ?? [])] };
  });
  expect(found).toEqual({ isBytes: true, bytes: [...bytes] });
});

it('writes an export where the user says', async () => {
  await post(new TextEncoder().encode('{"type":"SMS"}'));
  const filePath = join(app.dataDir, 'chosen.json');
  const asked = await app.electron().evaluate(({ dialog }, path) => {
    const names: unknown[] = [];
    Object.assign(globalThis, { names });
    dialog.showSaveDialog = ((_window: unknown, { defaultPath }: { defaultPath: string }) => {
      names.push(defaultPath);
      return Promise.resolve({
        canceled: names.length > 1,
        filePath: names.length > 1 ? '' : path,
      });
    }) as typeof dialog.showSaveDialog;
  }, filePath);
  expect(asked).toBeUndefined();

  const save = () =>
    page.evaluate(() =>
      window.hookscope.call('export.save', {
        format: 'json',
        scope: { filter: { text: '', show: 'all' } },
      }),
    );
  const saved = await save();
  expect(saved).toMatchObject({ ok: true, value: { path: filePath, isRedacted: false } });
  expect(JSON.parse(readFileSync(filePath, 'utf8'))).toBeTruthy();

  expect(await save()).toMatchObject({ ok: false, fault: 'cancelled' });
  const names = await app
    .electron()
    .evaluate(() => (globalThis as unknown as { names: string[] }).names);
  expect(names[0]).toMatch(/hookscope-\d{4}-\d\d-\d\d-\d{4}\.json$/);
  // The second question starts in the folder of the first answer.
  expect(names[1]?.startsWith(app.dataDir)).toBe(true);
});

it('says that an export from the menu could not be written', async () => {
  const filePath = join(app.dataDir, 'no such folder', 'list.json');
  await app.electron().evaluate(({ dialog, Menu }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showMessageBox = ((_window: unknown, told: unknown) => {
      Object.assign(globalThis, { told });
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find(({ label }) => label.startsWith('Export'))?.click();
  }, filePath);
  const told = await until(() =>
    app.electron().evaluate(() => (globalThis as { told?: unknown }).told ?? null),
  );
  expect(told).toMatchObject({
    type: 'error',
    message: 'The export file could not be written.',
    detail: expect.stringContaining('ENOENT'),
  });
});

it('has no label of Electron’s own in its menu, because those are English in every language', async () => {
  const labels = await app.electron().evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.filter(({ role }) => String(role).toLowerCase() !== 'appmenu')
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .map(({ label }) => label),
  );
  expect(labels).toEqual(expect.arrayContaining(['Undo', 'Actual size', 'Zoom in', 'Maximize']));
  expect(labels).not.toContain('Select All');
});

it('begins in the theme of the settings and follows it, and the menu changes it', async () => {
  const begun = await app
    .electron()
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor());
  expect(begun).toBe('#1B1C1F');
  const theme = () => app.electron().evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  await until(async () => (await theme()) === 'dark');
  await until(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches));
  await app.electron().evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
    items
      ?.flatMap((item) => item.submenu?.items ?? [])
      .find(({ label }) => label === 'Light')
      ?.click();
  });
  await until(async () => (await theme()) === 'light');
});

it('ends cleanly and comes back on the same data, at the same place', async () => {
  const bounds = { x: 40, y: 50, width: 900, height: 600 };
  await app
    .electron()
    .evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  await app.restart();
  page = await app.page();
  const [now, rows] = await Promise.all([
    app.electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    page.evaluate(() =>
      window.hookscope.call('list.rows', { filter: { text: '', show: 'all' }, from: 0, count: 9 }),
    ),
  ]);
  expect(now).toMatchObject({ width: 900, height: 600 });
  expect(rows?.total).toBeGreaterThanOrEqual(2);
});
