import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { sound, startProvider, type Provider } from '../support/provider/provider.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { violations } from '../support/violations.ts';

let window: AppWindow;
let page: Page;
let provider: Provider;

beforeAll(async () => {
  window = await emptyApp();
  ({ page } = window);
  const key = await page.evaluate(async () => {
    const made = await globalThis.window.hookscope.call('keys.make', { name: 'For my server' });
    if (!made.ok) throw new Error(made.fault);
    const { keys } = await globalThis.window.hookscope.call('state.get');
    return keys.find(({ name }) => name === 'For my server')?.publicKey ?? '';
  });
  // It verifies JSON that was written again.
  provider = await startProvider(key, null, {
    ...sound,
    isSigned: (incoming, publicKey) =>
      sound.isSigned({ ...incoming, body: Buffer.from(JSON.stringify(incoming.json)) }, publicKey),
  });
  await answerQuestions(window.app.electron(), 1);
});
afterAll(() => provider.close());

const dialog = () => page.getByRole('dialog', { name: 'Check my server' });
const start = () => dialog().getByRole('button', { name: 'Start' }).click();

it('a check asks for a server that it does not know, and sends nothing when it is declined', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Check my server');
  await page.keyboard.press('Enter');
  await dialog()
    .getByText(/Plays HighLevel against your own server: \d\d scenarios/)
    .waitFor();
  await dialog().getByRole('textbox', { name: 'Your server’s address' }).fill(provider.url);
  await start();
  await expect
    .poll(async () => (await nativeQuestions(window.app.electron())).join())
    .toContain(new URL(provider.url).host);
  await dialog().getByRole('progressbar').waitFor({ state: 'detached' });
});

it('a check shows what is wrong, why, and what to do', async () => {
  await answerQuestions(window.app.electron(), 0);
  await start();
  await dialog()
    .getByText(/^(\d+) of \1$/)
    .waitFor();
  const failed = dialog()
    .getByRole('listitem')
    .filter({ hasText: 'Signed JSON over several lines' });
  await failed.getByText('Answered 401. status 401').waitFor();
  await failed.getByText(/Keep the raw body, and verify that/).waitFor();
  // What failed stands first, and only the list scrolls.
  await dialog().getByRole('listitem').first().getByText('Answered 401.').waitFor();
  expect(await dialog().evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(
    false,
  );
  await dialog().getByRole('radio', { name: 'Fail (2)' }).click();
  await expect.poll(() => dialog().getByRole('listitem').count()).toBe(2);
  expect(await violations(page)).toEqual([]);
});

it('a check says that nothing answers', async () => {
  await dialog().getByRole('textbox', { name: 'Your server’s address' }).fill('127.0.0.1:9');
  await start();
  await dialog()
    .getByText(/http:\/\/127\.0\.0\.1:9 can’t be reached/)
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});
