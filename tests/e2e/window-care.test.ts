import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, localAddress, postJson, type RunningApp } from '../support/app.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

/** A window whose process ends or hangs, and the log of it. */
let app: RunningApp;
let url: string;

beforeAll(async () => {
  app = await launchApp();
  const page = await app.page();
  url = await localAddress(page);
});
afterAll(() => app.close());

/**
 * Runs in the window's page by the main process: for Playwright a page whose process ended is lost. `null` where it
 * does not answer: what runs while its process ends is never answered.
 */
function inPage(script: string): Promise<unknown> {
  return app
    .electron()
    .evaluate(({ BrowserWindow }, code) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
      const late = new Promise((resolve) => setTimeout(resolve, 2_000, null));
      return Promise.race([contents.mainFrame.executeJavaScript(code).catch(() => null), late]);
    }, script)
    .catch(() => null);
}

async function endPage(): Promise<void> {
  await inPage('document.title = "old"');
  await app.electron().evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
}

const isNew = () =>
  inPage(
    'document.title === "Hookscope" && document.body.innerText.includes("Hookscope kept receiving requests")',
  );

const log = () => readFileSync(join(app.dataDir, 'logs', 'hookscope.log'), 'utf8');

async function post(message: string): Promise<void> {
  await postJson(url, { type: 'SMS', phone: '+15125550100', message });
}

it('a report of a problem is shown whole, can be changed, and is saved as it was left', async () => {
  const page = await app.page();
  await post('secret words of a sender');
  await app.electron().evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find(({ label }) => label === 'Report a problem…')?.click();
  });
  const dialog = page.getByRole('dialog', { name: 'Report a problem' });
  await dialog.getByLabel('Text: Versions').fill('My own words');
  expect(await dialog.getByLabel('Text: State').inputValue()).toContain('listener: listening');
  expect(await dialog.getByLabel('Text: Files').inputValue()).toContain('1 requests');
  await dialog.getByRole('checkbox', { name: 'Settings' }).uncheck();
  expect(await violations(page)).toEqual([]);
  const path = join(app.dataDir, 'report.txt');
  await app.electron().evaluate(({ dialog: native }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await dialog.getByText('Saved as').waitFor();
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('== Versions ==\nMy own words\n');
  expect(text).toMatch(/main: Hookscope \S+ starts on/);
  expect(text).not.toMatch(/== Settings|secret words|5125550100/);
  expect(text).not.toContain(new URL(url).pathname.split('/').at(-1));
  await page.keyboard.press('Escape');
});

it('a page that ended is opened again with a word, and shows what came meanwhile', async () => {
  await endPage();
  await post('came meanwhile');
  await until(isNew);
  await until(() => inPage('document.body.innerText.includes("came meanwhile")'));
  expect(log()).toMatch(/window: Its process ended: \w+/);
});

it('the word stays away when the page is loaded once more', async () => {
  await inPage('document.title = "old"');
  await inPage('location.reload()').catch(() => null);
  await app.electron().evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
  });
  await until(() =>
    inPage('document.title === "Hookscope" && document.body.innerText.includes("came meanwhile")'),
  );
  // There is no answer while the page is being loaded, which was asked for twice.
  const hasWord = await until(async () => {
    const is = await isNew();
    return is === null ? null : { is };
  });
  expect(hasWord).toEqual({ is: false });
});

it('one that ends three times within a minute is opened when its user wants it', async () => {
  await answerQuestions(app.electron(), 0);
  await endPage();
  await until(isNew);
  expect(await nativeQuestions(app.electron())).toEqual([]);
  await endPage();
  await until(async () => (await nativeQuestions(app.electron())).length > 0);
  const [question] = await nativeQuestions(app.electron());
  expect(question).toContain('The window crashed three times within a minute');
  await until(isNew);
});

it('one that does not answer is opened again when its user wants it, and left alone otherwise', async () => {
  const hang = () =>
    app.electron().evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.emit('unresponsive');
    });
  await inPage('document.title = "old"');
  await answerQuestions(app.electron(), 1);
  await hang();
  await until(async () => (await nativeQuestions(app.electron())).length === 1);
  expect(await inPage('document.title')).toBe('old');
  await answerQuestions(app.electron(), 0);
  await hang();
  await until(isNew);
  expect(log()).toContain('window: It does not respond.');
});

it('what fails in the page is logged without what it was about', async () => {
  await inPage(
    "setTimeout(() => { throw new TypeError('cannot read \"a stranger\\'s text\" of +15125550100') }) && 0",
  );
  await until(() => log().includes('TypeError: cannot read'));
  expect(log()).toMatch(/window: Uncaught TypeError: cannot read "…" of … \(/);
  expect(log()).not.toContain('stranger');
});

it('an inspector that ended is logged, and Help › Show logs shows the file', async () => {
  await app.electron().evaluate(({ app: electron }) => {
    const inspector = electron
      .getAppMetrics()
      .find(({ name, serviceName }) => [name, serviceName].includes('Hookscope inspector'));
    if (inspector !== undefined) process.kill(inspector.pid, 'SIGKILL');
  });
  await until(() => log().includes('inspector: Its process ended'));
  const shown = await app.electron().evaluate(({ Menu, shell }) => {
    const paths: string[] = [];
    shell.showItemInFolder = (path) => void paths.push(path);
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find(({ label }) => label === 'Show logs')?.click();
    return paths;
  });
  expect(shown).toEqual([join(app.dataDir, 'logs', 'hookscope.log')]);
});
