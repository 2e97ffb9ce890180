import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { SettingsChange } from '../../shared/settings.ts';
import { type RunningApp } from '../support/app.ts';
import { menuTitles } from '../support/native-menus.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { emptyApp } from '../support/shared-app.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';

/** What a page that was taken over could set, and what the main process asks first. */
let app: RunningApp;
let page: Page;
const buttons = { change: 0, cancel: 1 };

beforeAll(async () => {
  ({ app, page } = await emptyApp());
});

function change(wanted: SettingsChange) {
  return page.evaluate((asked) => window.hookscope.call('settings.change', asked), wanted);
}

function kept(): unknown {
  return JSON.parse(readFileSync(join(app.dataDir, 'settings.json'), 'utf8'));
}

const redirect = {
  id: 'r',
  name: 'r',
  on: true,
  reply: { status: 307, headers: [['Location', 'https://evil.example/take']] },
} as unknown as NonNullable<SettingsChange['replies']>[number];

const destination = {
  id: 'd',
  name: 'd',
  url: 'https://me@evil.example/forward',
  certificate: 'none',
} as unknown as NonNullable<SettingsChange['destinations']>[number];

const risky: [string, SettingsChange][] = [
  ['localhost:8080', { allowedHost: 'localhost:8080' }],
  ['https://evil.example/tunnel', { tunnel: { host: 'https://evil.example/tunnel' } }],
  ['http://10.0.0.1/', { tunnel: { address: 'http://10.0.0.1/' } }],
  ['Log in to the SSH server me@evil.example', { tunnel: { sshTo: 'me@evil.example' } }],
  ['known-to-somebody', { pathToken: 'known-to-somebody' }],
  ['every path', { pathToken: null }],
  ['https://evil.example/take', { replies: [redirect] }],
  ['https://me@evil.example/forward', { destinations: [destination] }],
  ['Add the destination “d”?', { destinations: [destination] }],
  ['“me” before the @ is a user name', { destinations: [destination] }],
  ['Do not check the certificate', { destinations: [destination] }],
  ['Let d answer the CRM', { relay: { destination: 'd', failureStatus: 502 } }],
];

it.each(risky)('%s is asked about, and not set without a yes', async (words, wanted) => {
  const before = kept();
  await answerQuestions(app.electron(), buttons.cancel);
  expect(await change({ ...wanted, theme: 'dark' })).toMatchObject({
    ok: false,
    fault: 'declined',
  });
  expect(kept()).toEqual(before);
  const asked = await nativeQuestions(app.electron());
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain(words);
});

it('is set with a yes, and taken back without a question', async () => {
  await answerQuestions(app.electron(), buttons.change);
  expect(await change({ allowedHost: 'localhost:8080' })).toMatchObject({ ok: true });
  expect(kept()).toMatchObject({ allowedHost: 'localhost:8080' });
  await answerQuestions(app.electron(), buttons.cancel);
  expect(await change({ allowedHost: null })).toMatchObject({ ok: true });
  expect(await change({ theme: 'light', replyStatus: 201 })).toMatchObject({ ok: true });
  expect(await nativeQuestions(app.electron())).toEqual([]);
});

it('nothing that is invalid is asked about', async () => {
  await answerQuestions(app.electron(), buttons.change);
  const wrong = await change({ allowedHost: 'http://localhost/' });
  expect(wrong).toMatchObject({ ok: false, fault: 'invalid' });
  expect(await nativeQuestions(app.electron())).toEqual([]);
});

it('one question stands at a time: what comes meanwhile is declined', async () => {
  await app.electron().evaluate(({ dialog }) => {
    const { promise, resolve } = Promise.withResolvers<{
      response: number;
      checkboxChecked: boolean;
    }>();
    Object.assign(globalThis, { answerLate: resolve });
    dialog.showMessageBox = () => promise;
  });
  const first = change({ allowedHost: 'localhost:1' });
  const second = await change({ allowedHost: 'localhost:2' });
  expect(second).toMatchObject({ ok: false, fault: 'declined' });
  await app.electron().evaluate(() => {
    const { answerLate } = globalThis as unknown as { answerLate: (answer: object) => void };
    answerLate({ response: 0, checkboxChecked: false });
  });
  expect(await first).toMatchObject({ ok: true, value: { allowedHost: 'localhost:1' } });
});

it('the field says that nothing was changed', async () => {
  await answerQuestions(app.electron(), buttons.cancel);
  const settings = await openSettings(page, 'Access');
  const field = settings.getByLabel('Fetch locally from');
  await field.fill('localhost:9');
  await field.press('Enter');
  await page.getByText('Not saved: you did not confirm the change.').waitFor();
  await settings.getByRole('button', { name: 'Close' }).click();
});

it('a setting is found by its words, and Enter leads to it', async () => {
  const settings = await openSettings(page);
  const search = settings.getByRole('searchbox', { name: 'Search settings' });
  await search.fill('DÁRK mode');
  await settings.getByRole('status').getByText('1 setting found').waitFor();
  await search.press('Enter');
  await settings.locator('[data-setting="theme"] :focus').waitFor();
  await search.fill('no such words');
  await settings.getByText('No setting matches “no such words”.').waitFor();
  await settings.getByRole('button', { name: 'Clear the search' }).click();
  await settings.getByRole('tab', { name: 'Address and tunnel', selected: true }).press('ArrowUp');
  await settings.getByRole('tab', { name: 'Updates', selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await settings.waitFor({ state: 'detached' });
});

it('the language changes at once: in the window, in its times, in the menu and in the questions', async () => {
  await page.evaluate(() => window.hookscope.call('sample.send', { name: 'sms' }));
  const time = page.getByRole('option').first().locator('time');
  const settings = await openSettings(page, 'Language and time');
  await expect.poll(() => time.getAttribute('title')).toMatch(/[AP]M/);
  await settings.getByRole('radio', { name: '24 hours' }).click();
  await expect.poll(() => time.getAttribute('title')).not.toMatch(/[AP]M/);

  await settings.getByRole('combobox', { name: 'Language' }).selectOption('Español');
  const spanish = page.getByRole('dialog', { name: 'Ajustes' });
  await spanish.getByRole('tab', { name: 'Idioma y hora', selected: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
  await expect.poll(() => time.getAttribute('title')).toMatch(/ de \d{4}/);
  await expect.poll(() => menuTitles(app.electron())).toContain('Archivo');
  await answerQuestions(app.electron(), buttons.cancel);
  await change({ allowedHost: 'localhost:9' });
  expect(await nativeQuestions(app.electron())).toEqual([
    expect.stringContaining('¿Cambiar este ajuste?'),
  ]);

  await spanish.getByRole('combobox', { name: 'Idioma' }).selectOption('English');
  await settings.waitFor();
  await expect.poll(() => menuTitles(app.electron())).toContain('File');
  await page.keyboard.press('Escape');
});

it('the way around the main process is closed: the inspector takes no settings from a window', async () => {
  const answer = await page.evaluate(() =>
    (window.hookscope.call as unknown as (name: string, arg: object) => Promise<unknown>)(
      'settings.get',
      {},
    ).then(String, String),
  );
  expect(answer).toContain('No such call');
});
