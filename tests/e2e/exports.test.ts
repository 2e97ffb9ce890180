import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, localAddress, postJson, type RunningApp } from '../support/app.ts';
import { answerQuestions } from '../support/native-questions.ts';
import { until } from '../support/until.ts';

let app: RunningApp;
let page: Page;

/**
 * A server of attachments that answers when it is told to, so that an export takes as long as a test wants: each of them is given up
 * after some seconds, and they are fetched one after the other.
 */
const held: ServerResponse[] = [];
let isHolding = true;
const server = createServer((_, response) => {
  if (isHolding) held.push(response);
  else response.end('the plan');
});
const plans = Array.from({ length: 20 }, (_, n) => `plan-${n + 1}.txt`);

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await launchApp({ settings: { allowedHost: host } });
  page = await app.page();
  const url = await localAddress(page);
  await postJson(url, {
    type: 'Email',
    emailTo: ['ann@example.com'],
    emailFrom: 'Bob <bob@example.com>',
    subject: 'Plans',
    html: '<p>Hello</p>',
    attachments: plans.map((name) => `http://${host}/${name}`),
  });
  await page.getByRole('option', { name: /Plans/ }).waitFor();
});
afterAll(async () => {
  for (const response of held) response.destroy();
  server.close();
  await app.close();
});

/** Answers every save dialog with the next name in the data folder. */
async function saveAs(...names: string[]): Promise<void> {
  const paths = names.map((name) => join(app.dataDir, name));
  await app.electron().evaluate(({ dialog }, answers) => {
    dialog.showSaveDialog = () => {
      const filePath = answers.shift() ?? '';
      return Promise.resolve({ canceled: filePath === '', filePath });
    };
  }, paths);
}

async function exportAs(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

const running = (name: string) => page.getByRole('group', { name: `Export to ${name}` });
const files = () => readdirSync(app.dataDir);
const answerHeld = () => {
  isHolding = false;
  for (const response of held.splice(0)) response.end('the plan');
};
/** Begins an export that takes as long as the server holds its answers. */
async function exportSlowly(name: string): Promise<void> {
  isHolding = true;
  await exportAs('E-mail (.eml) with attachments');
  await running(name).waitFor();
  await until(() => held.length > 0);
}

it('writes two files side by side, and says of each how it went', async () => {
  await saveAs('slow.mbox', 'quick.json');
  await exportSlowly('slow.mbox');

  await exportAs('JSON');
  await page.getByText('1 request written to').getByText('quick.json').waitFor();
  expect(JSON.parse(readFileSync(join(app.dataDir, 'quick.json'), 'utf8'))).toMatchObject({
    format: 'hookscope',
  });
  expect(await running('slow.mbox').count()).toBe(1);

  answerHeld();
  await page.getByText('1 request written to').getByText('slow.mbox').waitFor();
  await running('slow.mbox').waitFor({ state: 'detached' });
  expect(readFileSync(join(app.dataDir, 'slow.mbox'), 'utf8')).toContain(plans.at(-1));
  // Of three results, the oldest is behind a button.
  await saveAs('third.json');
  await exportAs('JSON');
  await page.getByText('1 request written to').getByText('third.json').waitFor();
  const older = page.getByRole('button', { name: '1 older' });
  await older.waitFor();
  expect(await page.getByText('quick.json').count()).toBe(0);
  await older.click();
  await page.getByText('quick.json').waitFor();
  for (let said = 3; said > 0; said -= 1)
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
});

it('leaves out what gives access while that is chosen, and says so in the file’s name', async () => {
  const { pathname } = new URL(await localAddress(page));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const choice = page.getByRole('menuitemcheckbox', { name: 'Redact secrets' });
  expect(await choice.getAttribute('aria-checked')).toBe('false');
  await choice.click();
  await until(async () => (await choice.getAttribute('aria-checked')) === 'true');
  await app.electron().evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = ((_: unknown, options: Electron.SaveDialogOptions) => {
      const name = (options.defaultPath ?? '').split(/[/\\]/).at(-1) ?? '';
      return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` });
    }) as typeof dialog.showSaveDialog;
  }, app.dataDir);
  await page.getByRole('menuitem', { name: 'HAR 1.2', exact: true }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Secrets were removed' });
  await notice.waitFor();
  const name = files().find((file) => /^hookscope-[\d-]+\.redacted\.har$/.test(file)) ?? '';
  const har = readFileSync(join(app.dataDir, name), 'utf8');
  expect(har).toContain('/in/REDACTED');
  expect(har).not.toContain(pathname);
  expect(har).toContain('ann@example.com');

  await app.electron().evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => void Object.assign(globalThis, { shownFile: path });
  });
  await notice.getByRole('button', { name: 'Show in folder' }).click();
  const shownFile = () =>
    app.electron().evaluate(() => (globalThis as { shownFile?: string }).shownFile);
  await until(async () => (await shownFile()) === join(app.dataDir, name));
  rmSync(join(app.dataDir, name));
  await notice.getByRole('button', { name: 'Show in folder' }).click();
  await notice.getByRole('button', { name: 'Not there any more' }).waitFor();
  expect(await page.evaluate(() => window.hookscope.call('file.show', { file: 999 }))).toBe(false);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await choice.click();
  await until(async () => (await choice.getAttribute('aria-checked')) === 'false');
  await page.keyboard.press('Escape');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
});

it('ends one by its own Cancel, and leaves the other alone', async () => {
  await saveAs('kept.mbox', 'ended.mbox');
  await exportSlowly('kept.mbox');
  await exportSlowly('ended.mbox');
  await page.getByRole('button', { name: 'Cancel the export to ended.mbox' }).click();
  await running('ended.mbox').waitFor({ state: 'detached' });
  answerHeld();
  await page.getByText('1 request written to').getByText('kept.mbox').waitFor();
  expect(files()).toContain('kept.mbox');
  expect(files()).not.toContain('ended.mbox');
});

it('says how an export from the menu went', async () => {
  await saveAs('from-menu.json');
  await app.electron().evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find(({ label }) => label.startsWith('Export'))?.click();
  });
  await page.getByText('1 request written to').getByText('from-menu.json').waitFor();
});

it('is told again to a window that is loaded again', async () => {
  await saveAs('slow.mbox');
  await exportSlowly('slow.mbox');
  await page.reload();
  await running('slow.mbox').waitFor();
});

it('asks before the app ends while it exports or sends, and takes the unfinished file away', async () => {
  // The same server does not answer what is sent to it either.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/held`;
  await answerQuestions(app.electron(), 0);
  await page.evaluate((to) => {
    const options = { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 2 };
    return window.hookscope.call('send.start', {
      scope: { ids: [1] },
      target: { url: to },
      options,
    });
  }, url);
  await app.electron().evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked, answer: 1 });
    dialog.showMessageBox = ((_: unknown, { detail }: { detail: string }) => {
      asked.push(detail);
      const { answer } = globalThis as unknown as { answer: number };
      return Promise.resolve({ response: answer, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  const asked = () =>
    app.electron().evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await app.electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await until(async () => (await asked()).length === 1);
  await app.electron().evaluate(({ app: electron }) => electron.quit());
  await until(async () => (await asked()).length === 2);
  const told = `slow.mbox\n${url}: 0 / 2`;
  expect(await asked()).toEqual([told, told]);
  expect(await running('slow.mbox').count()).toBe(1);

  const ended = new Promise((done) => app.electron().process().once('exit', done));
  await app
    .electron()
    .evaluate(({ app: electron }) => {
      Object.assign(globalThis, { answer: 0 });
      electron.quit();
    })
    .catch(() => undefined);
  await ended;
  expect(files().filter((name) => name.includes('hookscope-file'))).toEqual([]);
});
