import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { appDataDir, localAddress, postJson } from '../support/app.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { openSettings } from '../support/settings-dialog.ts';
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
  await electron.evaluate(
    ({ dialog, Menu }, [wanted, file]) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
      const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []);
      items?.find((one) => one.label === wanted)?.click();
    },
    [label, path] as const,
  );
  return until(async () => (await nativeQuestions(electron)).at(-1) ?? null);
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
  expect(await choose('Restore a backup…', path, 1)).toContain('Replace everything here');
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

it('a file that is no backup is refused with a sentence', async () => {
  const path = join(appDataDir(), 'photo.hookscope');
  writeFileSync(path, 'no backup');
  expect(await choose('Restore a backup…', path, 0)).toMatch(/no backup|cut off/);
  expect(await rows().count()).toBe(2);
});
