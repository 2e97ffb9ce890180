import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { SettingsChange } from '../../shared/settings.ts';
import { type RunningApp } from '../support/app.ts';
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
  ['known-to-somebody', { pathToken: 'known-to-somebody' }],
  ['every path', { pathToken: null }],
  ['https://evil.example/take', { replies: [redirect] }],
  ['https://me@evil.example/forward', { destinations: [destination] }],
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
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const field = page.getByLabel('Fetch locally from');
  await field.fill('localhost:9');
  await field.press('Enter');
  await page.getByText('Not saved: you did not confirm the change.').waitFor();
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
