import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { collected, context, entryOf, inTurn } from '../core/export/entries.ts';
import { exportChunks } from '../../electron/core/export/stream.ts';
import { dismissNotices } from '../support/dismiss-notices.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { openAsNewest } from '../support/newest-row.ts';
import { openRow } from '../support/open-row.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { violationsInBothThemes } from '../support/violations.ts';
import { hookscope } from '../support/terminal.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

let app: AppWindow['app'];
let page: Page;

beforeAll(async () => {
  ({ app, page } = await emptyApp());
});

const rows = () => page.getByRole('option');
const notice = (text: string) => page.locator('.notice', { hasText: text });
const undoOf = (text: string) => notice(text).getByRole('button', { name: 'Undo' });

async function har(count: number): Promise<string> {
  const entries = Array.from({ length: count }, (_, index) =>
    entryOf(JSON.stringify({ type: 'SMS', phone: '+15125550100', message: `number ${index}` })),
  );
  return (await collected(exportChunks('har', inTurn(entries), context))).toString('utf8');
}

/** Drags files over the window, as the browser reports it, and drops them unless told otherwise. */
async function drag(files: readonly { name: string; text: string }[], isDropped = true) {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  if (isDropped) await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

it('says what a drop will do, imports it, marks it, and takes it out again', async () => {
  const text = await har(45);
  await drag([{ name: 'webhooks.har', text }], false);
  await page.getByText('Drop to import 1 file').waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await drag([{ name: 'webhooks.har', text }]);
  await notice('45 requests imported from webhooks.har').waitFor();
  expect(await page.getByText('Drop to import').count()).toBe(0);
  await rows().first().getByText('Imported: From an import').waitFor();
  await openRow(page, rows().first());
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByText('import of webhooks.har').waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.request-list input').fill('-is:imported');
  await page.getByText('No request matches').waitFor();
  await page.locator('.request-list input').fill('');
  await undoOf('45 requests imported').click();
  await notice('45 requests removed').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Import');
  await until(async () => (await rows().count()) === 0);
  await page.keyboard.press('ControlOrMeta+z');
  await rows().first().waitFor();
});

it('imports many files of a drop, and says of each what was wrong', async () => {
  await drag([
    { name: 'a.json', text: '{"type":"SMS","message":"a"}' },
    { name: 'broken.json', text: '{"type":' },
    {
      name: 'some.har',
      text: '{"log":{"entries":[{"request":{"method":"GET","url":"http://h/"}},{}]}}',
    },
  ]);
  await page.getByRole('button', { name: '1 older' }).click();
  await notice('1 request imported from a.json').waitFor();
  await notice('broken.json was not imported. Line 1, column 9: not JSON').waitFor();
  const skipped = notice('some.har. 1 entry was skipped');
  await skipped.waitFor();
  await skipped.getByText('parts could not be read').click();
  await skipped.getByText('Entry 2, request: missing (skipped)').waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dismissNotices(page.getByRole('button', { name: 'Dismiss' }));
});

it('takes a file that is really dragged from the desktop, and refuses a folder', async () => {
  const [file, folder] = [join(app.dataDir, 'real.json'), join(app.dataDir, 'a folder')];
  writeFileSync(file, '{"type":"SMS","message":"from the desktop"}');
  mkdirSync(folder);
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [file, folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devTools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await devTools.detach();
  await notice('1 request imported from real.json').waitFor();
  await notice('Folders can’t be imported: a folder.').waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await notice('1 request removed').waitFor();
});

it('imports a pasted payload with its signature, by the keyboard alone', async () => {
  const folder = 'resources/samples';
  const body = readFileSync(join(folder, 'sms.json'), 'utf8');
  await app.electron().evaluate(({ clipboard }, text) => clipboard.writeText(text), body);
  await openAsNewest(page, async () => {
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ControlOrMeta+v');
    const dialog = page.getByRole('dialog', { name: 'Paste a payload' });
    await dialog.waitFor();
    await dialog.getByText('JSON body, 1 request.').waitFor();
    await dialog.getByText('SMS', { exact: true }).waitFor();
    await dialog.getByText('Unsigned').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(Buffer.alloc(64).toString('base64'));
    await dialog.getByText('Mismatch').waitFor();
    await dialog.getByText('A signature fits only the exact bytes').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await notice('1 request imported from Pasted text').waitFor();
  });
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByText('Method, path and Content-Type are assumed').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Headers' }).click();
  await page.getByText('X-GHL-Signature').first().waitFor();
});

it('gives the focus back to the button of the menu that opened the dialog', async () => {
  const button = page.getByRole('button', { name: 'Import', exact: true });
  await button.press('Enter');
  await page.getByRole('menuitem', { name: 'Paste a payload…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Paste a payload' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => button.evaluate((element) => element === document.activeElement))
    .toBe(true);
});

it('reads a cURL command while it is typed, says where it is wrong, and keeps it when it is put away', async () => {
  const openByMenu = () =>
    app.electron().evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find(({ label }) => label.startsWith('Paste a'))?.click();
    });
  await openByMenu();
  const dialog = page.getByRole('dialog', { name: 'Paste a payload' });
  await dialog.getByText('Paste or type something.').waitFor();
  const field = dialog.getByRole('textbox', { name: 'Payload' });
  await field.fill(`curl 'http://h/in/x' -d @secret.json \\\n -H 'X-A: 1`);
  await dialog.getByText('line 2: the quote that begins here is never closed').waitFor();
  expect(await dialog.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
  await field.fill(`curl 'http://h/in/x' -d @secret.json`);
  await dialog.getByText('cURL, 1 request.').waitFor();
  await dialog.getByText('POST /in/x').waitFor();
  await dialog.getByText('the file secret.json is not read').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await openByMenu();
  expect(await field.inputValue()).toBe(`curl 'http://h/in/x' -d @secret.json`);
  await field.fill('');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('imports files that were chosen in the native dialog, and can be stopped', async () => {
  const line = (
    await collected(exportChunks('ndjson', inTurn([entryOf('x'.repeat(2_000))]), context))
  ).toString();
  // The app has another user, who can't open a test's own folder.
  const file = join(app.dataDir, 'long.ndjson');
  writeFileSync(file, line.repeat(25_000));
  await app.electron().evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Files…' }).click();
  const progress = page.getByRole('group', { name: 'Import of long.ndjson' });
  await progress.getByText('Importing').waitFor();
  await answerQuestions(app.electron(), 1);
  await app.electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await until(async () => (await nativeQuestions(app.electron())).length === 1);
  expect(await nativeQuestions(app.electron())).toEqual([
    'An import is still running. Quit anyway?\nlong.ndjson',
  ]);
  await progress.getByRole('button', { name: 'Stop the import of long.ndjson' }).click();
  const stopped = notice('The import of long.ndjson was stopped');
  await stopped.waitFor();
  await stopped.getByRole('button', { name: 'Undo' }).click();
  await stopped.waitFor({ state: 'detached' });
});

it('shows an import of the terminal, which goes through the app', async () => {
  const file = join(tempDir(), 'from-terminal.har');
  writeFileSync(file, await har(3));
  expect(await hookscope(['import', file, '--data', app.dataDir])).toMatchObject({
    code: 0,
    stdout: '3 requests imported\n',
  });
  await notice('3 requests imported from from-terminal.har').waitFor();
});

it('refuses pieces, numbers and names that no window sends', async () => {
  const answers = await page.evaluate(async () => {
    const { call } = window.hookscope;
    const attempt = (work: Promise<unknown>) => work.then(String, () => 'refused');
    const number = (await call('import.begin', { name: '/etc/passwd' })) ?? 0;
    return [
      await attempt(call('import.piece', { number, bytes: new Uint8Array(2 ** 20 + 1) })),
      await attempt(call('import.piece', { number: 999, bytes: new Uint8Array(1) })),
      await attempt(call('import.piece', { number, bytes: 'text' as never })),
      await attempt(call('import.end', { number: 999 })),
      await attempt(
        (call as (...args: unknown[]) => Promise<unknown>)('import.file', { path: '/etc/passwd' }),
      ),
      await attempt(call('import.abandon', { number })),
    ];
  });
  expect(answers).toEqual(['refused', 'false', 'refused', 'null', 'refused', 'undefined']);
});
