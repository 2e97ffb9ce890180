import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { appDataDir, localAddress, postJson } from '../support/app.ts';
import { holdFile } from '../support/held-file.ts';
import { onLoopback } from '../support/loopback.ts';
import {
  answerQuestions,
  keepQuestionsOpen,
  nativeQuestions,
} from '../support/native-questions.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { isWindows } from '../support/system.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

let window: AppWindow;

beforeAll(async () => {
  window = await emptyApp();
});

const rows = () => window.page.getByRole('option');

/** Chooses an entry of the File menu, with that file in its dialog, and that button in the questions. */
async function choose(label: string, path: string, button: number): Promise<string> {
  const electron = window.app.electron();
  await answerQuestions(electron, button);
  await clickMenu(label, path);
  return until(async () => (await nativeQuestions(electron)).at(-1) ?? null);
}

/** Chooses an entry of the File menu, with that file in its dialog. */
async function clickMenu(label: string, path: string): Promise<void> {
  await window.app.electron().evaluate(
    ({ dialog, Menu }, [wanted, file]) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
      const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []);
      items?.find((one) => one.label === wanted)?.click();
    },
    [label, path] as const,
  );
}

it('everything is written into a file, and comes back from it after it was deleted', async () => {
  const { page, url, app } = window;
  const path = join(appDataDir(), 'all.hookscope');
  await postJson(url, { type: 'SMS', messageId: 'kept', phone: '+15125550100', message: 'Kept' });
  await rows().getByText('Kept').waitFor();
  expect(await choose('Back up everything…', path, 1)).toContain('Requests: 1');
  expect(existsSync(path)).toBe(true);

  await page.evaluate(() => globalThis.window.hookscope.call('list.forget'));
  await rows().first().waitFor({ state: 'detached' });
  await postJson(url, { type: 'SMS', messageId: 'new', phone: '+15125550100', message: 'Newer' });
  await rows().getByText('Newer').waitFor();

  // Declined: nothing changes.
  expect(await choose('Restore a backup…', path, 1)).toMatch(
    /Replace everything here[^]*Requests in it: 1\./,
  );
  expect(await rows().count()).toBe(1);

  await choose('Restore a backup…', path, 0);
  await rows().getByText('Kept').waitFor();
  await until(async () =>
    (await nativeQuestions(app.electron())).some((one) => one.includes('captures.db.replaced-')),
  );
  // It receives again.
  const after = { type: 'SMS', messageId: 'after', phone: '+15125550100', message: 'After' };
  await until(async () =>
    postJson(await localAddress(page), after).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  await rows().getByText('After').waitFor();
});

// The pipe that holds the restore is none of Windows.
it.skipIf(isWindows)(
  'while a backup is restored, the window says so, quitting is asked about, and nothing else begins',
  async () => {
    const { page, app } = window;
    const electron = app.electron();
    const path = join(appDataDir(), 'again.hookscope');
    await choose('Back up everything…', path, 1);
    const before = await rows().count();
    // It never answers.
    const asked = Promise.withResolvers<Socket>();
    const receiver = createServer(({ socket }) => asked.resolve(socket));
    const { port, close } = await onLoopback(receiver);
    onTestFinished(close);
    await answerQuestions(electron, 0);
    await page.evaluate((url) => {
      const request = { url, signWith: null, names: null, gatewayPort: null };
      return globalThis.window.hookscope.call('check.start', request);
    }, `http://127.0.0.1:${port}/`);
    const socket = await asked.promise;

    const questions = await keepQuestionsOpen(electron);
    await clickMenu('Restore a backup…', path);
    expect(await questions.next()).toContain('Replace everything here');
    const held = await holdFile(path);
    await questions.answer(0);
    await page.getByText('Restoring the backup…').first().waitFor();
    await until(() => existsSync(join(app.dataDir, 'captures.db.restored')));
    expect(await violations(page)).toEqual([]);
    for (const name of ['Open tunnel', 'Send a test'])
      expect(await page.getByRole('button', { name }).isDisabled()).toBe(true);
    // The check ends with the inspector.
    await until(() => socket.destroyed);

    await electron.evaluate(({ app: running }) => running.quit());
    expect(await questions.next()).toContain('still being restored');
    await questions.answer(1);
    // Nothing of these asks anything.
    await clickMenu('Back up everything…', path);
    await clickMenu('Move the data folder…', path);

    await held.release();
    expect(await questions.next()).toContain('captures.db.replaced-');
    await questions.answer(0);
    await page.getByText('Restoring the backup…').first().waitFor({ state: 'detached' });
    await until(async () => (await rows().count()) === before);
    await page.keyboard.press('Control+k');
    await page.locator('.palette-input').fill('check-server');
    await page.keyboard.press('Enter');
    // What it had found is still shown.
    await page.getByRole('dialog').getByText('Stopped after').first().waitFor();
    await page.keyboard.press('Escape');
  },
);

// The pipe that holds the restore is none of Windows.
it.skipIf(isWindows)('a restore says how much is done, and can be cancelled', async () => {
  const { page, app } = window;
  const electron = app.electron();
  const path = join(appDataDir(), 'cancelled.hookscope');
  await postJson(await localAddress(page), {
    type: 'SMS',
    messageId: 'long',
    message: randomBytes(150_000).toString('hex'),
  });
  await choose('Back up everything…', path, 1);
  const before = await rows().count();
  const questions = await keepQuestionsOpen(electron);
  await clickMenu('Restore a backup…', path);
  await questions.next();
  const held = await holdFile(path);
  await questions.answer(0);
  await page.getByText(/^[1-9]\d?%$/).waitFor();
  const share = await page.getByRole('progressbar', { name: 'Progress' }).getAttribute('value');
  expect(Number(share)).toBeGreaterThan(10);
  expect(Number(share)).toBeLessThan(90);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('Restoring the backup…').first().waitFor({ state: 'detached' });
  await until(async () => (await rows().count()) === before);
  expect(readdirSync(app.dataDir).filter((name) => name.endsWith('.restored'))).toEqual([]);
  await until(async () =>
    postJson(await localAddress(page), { type: 'SMS', message: 'After' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  // Nothing was reported: the next question is of the next action.
  await clickMenu('Back up everything…', join(app.dataDir, 'never', 'there'));
  expect(await questions.next()).toContain('could not be written');
  await questions.answer(0);
  await held.cut();
});

it('the settings say where the data is', async () => {
  const settings = await openSettings(window.page, 'Storage');
  await settings.getByText(window.app.dataDir, { exact: true }).waitFor();
  for (const name of ['Back up…', 'Restore…', 'Move…'])
    await settings.getByRole('button', { name, exact: true }).waitFor();
  // It is named by --data.
  await answerQuestions(window.app.electron(), 0);
  await settings.getByRole('button', { name: 'Move…', exact: true }).click();
  await until(async () =>
    (await nativeQuestions(window.app.electron())).some((one) => one.includes('--data')),
  );
  expect(await violations(window.page)).toEqual([]);
  await window.page.keyboard.press('Escape');
});

it('a file that is not a backup is refused with a sentence', async () => {
  const path = join(appDataDir(), 'photo.hookscope');
  writeFileSync(path, 'no backup');
  const before = await rows().count();
  expect(await choose('Restore a backup…', path, 0)).toMatch(/not a backup|cut off/);
  expect(await rows().count()).toBe(before);
});
