import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { appDataDir, launchApp, localAddress, ownedByApp, postJson } from '../support/app.ts';
import { keepQuestionsOpen } from '../support/native-questions.ts';
import { isLinux } from '../support/system.ts';
import { until } from '../support/until.ts';

/** So long that the copy can be stopped. It needs no room until it is copied. */
const longBytes = 700 * 1024 ** 2;

/** An app whose folder can be moved, with a file of that length in it. */
async function movableApp() {
  const dataDir = ownedFolder(join(appDataDir(), 'Hookscope'));
  const long = join(dataDir, 'settings.json.long');
  writeFileSync(long, '');
  ownedByApp(long);
  truncateSync(long, longBytes);
  const app = await launchApp({ dataDir, isOwnFolder: true });
  onTestFinished(() => app.close());
  const page = await app.page();
  const electron = app.electron();
  const parent = appDataDir();
  const questions = await keepQuestionsOpen(electron);
  return {
    ...{ app, page, electron, questions, parent, dataDir },
    move: async () => {
      await electron.evaluate(
        ({ dialog, Menu }, folder) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
          const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []);
          items?.find(({ label }) => label === 'Move the data folder…')?.click();
        },
        join(parent, 'new'),
      );
      expect(await questions.next()).toContain('Move the data');
      await questions.answer(0);
    },
  };
}

function ownedFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return ownedByApp(path);
}

// Elsewhere no variable says where the folder is.
it.runIf(isLinux)(
  'a move can be cancelled: the old folder is used, and nothing is left',
  async () => {
    const { page, parent, dataDir, move } = await movableApp();
    const url = await localAddress(page);
    expect((await postJson(url, { type: 'SMS', message: 'Before' })).ok).toBe(true);
    await move();
    await page.getByText(/^[1-9]\d?%$/).waitFor();
    expect(readdirSync(parent)).toEqual(['new.hookscope-moving']);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByText('Moving the data folder…').first().waitFor({ state: 'detached' });
    expect(readdirSync(parent)).toEqual([]);
    expect(existsSync(join(dataDir, 'data-folder.json'))).toBe(false);
    await page.getByRole('option').getByText('Before').waitFor();
    await until(async () =>
      postJson(await localAddress(page), { type: 'SMS', message: 'After' }).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  },
);

it.runIf(isLinux)('quitting during a move stops it', async () => {
  const { page, electron, questions, parent, dataDir, move } = await movableApp();
  await move();
  await page.getByText(/^[1-9]\d?%$/).waitFor();
  await electron.evaluate(({ app }) => app.quit());
  expect(await questions.next()).toContain('still being moved');
  const ended = electron.waitForEvent('close');
  await questions.answer(0);
  await ended;
  expect(readdirSync(parent)).toEqual([]);
  expect(existsSync(join(dataDir, 'data-folder.json'))).toBe(false);
});
