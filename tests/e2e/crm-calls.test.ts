import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { launchApp, localAddress, type RunningApp } from '../support/app.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { contentOf, isInFiles } from '../support/in-files.ts';
import { failed, mockCrm, mockedTexts, type MockCrm } from '../support/mock-crm.ts';
import { openRow } from '../support/open-row.ts';
import { isLinux } from '../support/system.ts';
import { accessClaims, tokenOf } from '../support/tokens.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

const scopes = ['conversations/message.write'];
const message = {
  type: 'SMS',
  contactId: 'contact-1',
  locationId: 'LOC',
  messageId: 'message-1',
  phone: '+15864603685',
  message: 'See you tomorrow',
};

function claimsUntil(seconds: number) {
  const now = Math.floor(Date.now() / 1000);
  return { ...accessClaims, iat: now - 60, exp: now + seconds };
}

const send = (page: Page, call: string) => page.getByRole('button', { name: `Send “${call}”` });
const callOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const tokenField = (page: Page) => page.getByLabel('Access token of location LOC');

async function showCalls(page: Page): Promise<void> {
  await openRow(page, /See you tomorrow/);
  await page.getByRole('tab', { name: 'Reply to CRM' }).click();
  await send(page, 'Delivered').waitFor();
}

it('a call is sent with a token that is asked for, and its answers are explained and stay', async () => {
  const token = tokenOf(claimsUntil(80_000));
  const issues = { accessToken: token, refreshToken: 'REFRESH-TOKEN-OF-THE-APP', userId: 'U' };
  const crm = await mockCrm({ tokens: { [token]: { scopes } }, issues });
  // On Linux, as on a system without a keyring.
  const args = ['--password-store=basic'];
  const app = await launchApp({ args, env: { HOOKSCOPE_CRM_API: crm.origin } });
  onTestFinished(() => app.close());
  const page = await app.page();
  const headers = { 'x-ghl-signature': Buffer.alloc(64).toString('base64') };
  await fetch(await localAddress(page), { method: 'POST', headers, body: JSON.stringify(message) });
  await showCalls(page);
  await page.getByText('anybody may have chosen the IDs').waitFor();

  // The first one asks for the token, and says what speaks against it.
  await page.getByText('No token for location LOC yet').waitFor();
  await send(page, 'Delivered').click();
  await tokenField(page).fill(tokenOf({ ...claimsUntil(-60), authClassId: 'OTHER' }));
  const dialog = page.getByRole('dialog', { name: 'Token for the CRM' });
  await dialog.getByText('It is for the location OTHER').waitFor();
  await dialog.getByText('would be refused with this token').waitFor();
  expect(await tokenField(page).getAttribute('type')).toBe('password');
  await dialog.getByRole('button', { name: 'Show' }).click();
  expect(await tokenField(page).getAttribute('type')).toBe('text');
  await tokenField(page).fill(token);
  await dialog.getByText('Nothing in this token').waitFor();
  expect(await violations(page)).toEqual([]);

  crm.answerNext(failed(401, mockedTexts.otherApp));
  await page.keyboard.press('Enter');
  const delivered = callOf(page, 'Delivered');
  await delivered.getByText(/The token belongs to another app/).waitFor();
  expect(crm.asked[0]?.line).toBe('PUT /conversations/messages/message-1/status');
  expect(crm.asked[0]?.headers.authorization).toBe(`Bearer ${token}`);
  await page.getByText('location LOC · expires').waitFor();
  await page.getByRole('status').filter({ hasText: 'Delivered: 401 · refused.' }).waitFor();
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Send “Delivered”',
  );

  // Too early: it is tried again by itself, while another call is edited.
  crm.answerNext(failed(403, mockedTexts.tooEarly));
  await page.getByLabel('Try again when it is too early').check();
  const wasShown = await noteWhetherShown(page, 'Too early. Next try (2 of 3) in');
  await send(page, 'Delivered').click();
  await editAndFix(app, page, crm);
  await delivered.getByText('try 2').waitFor();
  expect(await wasShown()).toBe(true);
  await delivered.getByText('200 · accepted').first().waitFor();
  expect(await violations(page)).toEqual([]);

  // The answers stay, the token does not.
  expect(await page.content()).not.toContain(token);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(token);
  await expectNoTrace(app, page, token);
  if (isLinux) await expectNotStorable(page, token);
  await app.restart();
  expect(isInFiles(app.dataDir, token)).toBe(false);
  const again = await app.page();
  await showCalls(again);
  await again.getByText('No token for location LOC yet').waitFor();
  const answers = again.getByRole('list', { name: 'Answers' });
  await answers.getByText('try 2').waitFor();
  expect(await answers.locator('> li > details > summary').allTextContents()).toEqual([
    expect.stringMatching(/^200 · accepted.*try 2/),
    expect.stringMatching(/^403 · refused/),
    expect.stringMatching(/^401 · refused/),
  ]);
  await answers.getByText('Calls left in this interval: 99 of 100.').waitFor();
  await showHostileAnswer(again, crm, token);
  await useStoredToken(app, crm, token);
  await getTokenForCode(app, token);
});

/** Neither a log, a report, an export nor the arguments of a process have the token. */
async function expectNoTrace(app: RunningApp, page: Page, token: string): Promise<void> {
  await page.evaluate((secret) => {
    setTimeout(() => {
      throw new Error(`It failed with the token ${secret} at hand`);
    });
  }, token);
  await until(() => isInFiles(join(app.dataDir, 'logs'), 'It failed with the token'));
  const report = await page.evaluate(() => window.hookscope.call('report.make'));
  expect(JSON.stringify(report)).toContain('It failed with the token');
  expect(JSON.stringify(report)).not.toContain(token);

  const path = join(app.dataDir, 'export.json');
  await app.electron().evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const scope = { filter: { text: '', show: 'all' } } as const;
  const saved = await page.evaluate(
    (all) => window.hookscope.call('export.save', { format: 'json', scope: all }),
    scope,
  );
  expect(saved.ok).toBe(true);
  // The search finds what is there.
  expect(isInFiles(app.dataDir, 'See you tomorrow')).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('"kind":"sms"');
  expect(isInFiles(app.dataDir, token)).toBe(false);

  if (!isLinux) return;
  const processes = await app.electron().evaluate(({ app: { getAppMetrics } }) => getAppMetrics());
  const lines = processes.map(({ pid }) => contentOf(`/proc/${pid}/cmdline`));
  expect(lines.join()).toContain(app.dataDir);
  expect(lines.join()).not.toContain(token);
}

/** Without a keyring, Chromium would encrypt with a key that everybody knows. */
async function expectNotStorable(page: Page, token: string): Promise<void> {
  const [{ storage }, given] = await page.evaluate(
    async (text) => [
      await window.hookscope.call('crm.tokens'),
      await window.hookscope.call('crm.giveToken', { token: text, location: null, stores: true }),
    ],
    token,
  );
  expect(storage).toBe('basic-text');
  expect(given).toMatchObject({ ok: false, fault: 'not-storable' });
}

/** @returns tells whether a text was shown since now, however shortly. */
async function noteWhetherShown(page: Page, text: string): Promise<() => Promise<boolean>> {
  const noted = await page.evaluateHandle((wanted) => {
    const note = { isShown: false };
    new MutationObserver(() => {
      note.isShown ||= document.body.textContent.includes(wanted);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return note;
  }, text);
  return () => noted.evaluate(({ isShown }) => isShown);
}

/** What is wrong is named with its line, and is not sent until the user says so; the discarded text comes back. */
async function editAndFix(app: RunningApp, page: Page, crm: MockCrm): Promise<void> {
  const call = callOf(page, 'Failed, with a reason');
  await call.getByRole('button', { name: 'Edit “Failed, with a reason”' }).click();
  const body = call.getByRole('textbox', { name: 'Body of the call' });
  await body.fill('{\n  "status": "failed",\n  "error": { "code": "1", "type": "x" }\n}');
  await call.getByText(/Line 3:.*“error\.message” is required by the v3 schema/).waitFor();
  await call.getByRole('button', { name: 'Copy “Failed, with a reason” as cURL' }).click();
  await until(async () =>
    (await app.electron().evaluate(({ clipboard }) => clipboard.readText())).includes(
      '"error":{"code":"1","type":"x"}',
    ),
  );
  await body.focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await call.getByText('Not sent: the CRM would most likely refuse it').waitFor();
  await call.getByRole('button', { name: /^Discard/ }).click();
  await body.waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await call.getByText(/“error\.message” is required/).waitFor();
  expect(crm.asked.filter(({ body: sent }) => sent.includes('failed'))).toEqual([]);
  await call.getByRole('button', { name: 'Send “Failed, with a reason”' }).click();
  await call.getByRole('button', { name: 'Send anyway' }).click();
  await call.getByText('A field is missing or wrong.').first().waitFor();
}

/** An answer is shown as text: hidden characters are named, and of a long one the beginning is shown. */
async function showHostileAnswer(page: Page, crm: MockCrm, token: string): Promise<void> {
  const text = `evil\u202eexe\u001b[31m\u200b<img src=x onerror=alert(1)> ${'A'.repeat(1024 ** 2)}`;
  crm.answerNext(failed(418, text));
  await send(page, 'Read').click();
  await tokenField(page).fill(token);
  await page.keyboard.press('Enter');
  const read = callOf(page, 'Read');
  await read.getByText('418 · refused').first().waitFor();
  await read.getByText(/It says: .*evil\[U\+202E\]exe/).waitFor();
  await read.getByText('Only its start is stored.').waitFor();
  // The page has it nowhere, neither as a text nor in a label; its picture is none.
  expect(await page.content()).not.toMatch(/[\u202e\u001b]/);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await page.getByRole('button', { name: 'Forget' }).click();
  await page.getByText('No token for location LOC yet').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('Give a token…');
}

/** The token for the code of an install goes to the main process, and the window gets none of what the answer had. */
async function getTokenForCode(app: RunningApp, token: string): Promise<void> {
  const page = await app.page();
  await fetch(`${await localAddress(page)}?code=CODE-OF-THE-INSTALL`);
  const id = await openRow(page, /Ping/);
  await page.getByRole('tab', { name: 'Reply to CRM' }).click();
  await page.getByRole('button', { name: 'Edit “Get a token for the code”' }).click();
  const body = { clientId: 'ID', clientSecret: 'X', grantType: 'authorization_code', code: 'C' };
  await page.getByRole('textbox', { name: 'Body of the call' }).fill(JSON.stringify(body));
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByLabel('Client secret of your app').fill('SECRET-OF-THE-APP');
  await page.keyboard.press('Enter');
  await page.getByText(/The token …\S+ in the answer is here until you quit/).waitFor();
  const sent = await page.evaluate((one) => window.hookscope.call('crm.answers', { id: one }), id);
  expect(sent).toMatchObject([{ outcome: { status: 200 } }]);
  expect(await page.evaluate(() => window.hookscope.call('crm.tokens'))).toMatchObject({
    tokens: [{ key: 'location:LOC', isStored: false }],
  });
  for (const secret of [token, 'SECRET-OF-THE-APP', 'REFRESH-TOKEN-OF-THE-APP']) {
    expect(JSON.stringify(sent)).not.toContain(secret);
    expect(await page.content()).not.toContain(secret);
    expect(isInFiles(app.dataDir, secret)).toBe(false);
  }
}

/** Puts a keyring into the app that turns each byte over, since a test machine has none. */
async function putKeyring(app: RunningApp): Promise<void> {
  await app.electron().evaluate(({ safeStorage }) => {
    const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
    Object.assign(safeStorage, {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      isEncryptionAvailable: () => true,
      encryptString: (text: string) => turned(Buffer.from(text)),
      decryptString: (bytes: Buffer) => turned(bytes).toString(),
    });
  });
}

/** A page that was taken over can't call with a token of an earlier start, and forgetting everything takes it too. */
async function useStoredToken(app: RunningApp, crm: MockCrm, token: string): Promise<void> {
  await putKeyring(app);
  const given = await (
    await app.page()
  ).evaluate(
    (text) => window.hookscope.call('crm.giveToken', { token: text, location: null, stores: true }),
    token,
  );
  expect(given).toMatchObject({ ok: true, value: { isStored: true } });
  expect(isInFiles(app.dataDir, token)).toBe(false);
  await app.restart();
  await putKeyring(app);
  const page = await app.page();
  const call = () =>
    page.evaluate(() =>
      window.hookscope.call('crm.call', {
        ...{ id: 1, name: 'read', pathIds: { messageId: 'message-1' }, body: '{"status":"read"}' },
        ...{ token: 'location:LOC', secret: null, triesAgain: false },
      }),
    );
  const before = crm.asked.length;
  await answerQuestions(app.electron(), 1);
  expect(await call()).toMatchObject({ ok: false, fault: 'declined' });
  expect(await nativeQuestions(app.electron())).toEqual([
    expect.stringContaining('The token for location:LOC was stored'),
  ]);
  expect(crm.asked).toHaveLength(before);
  await answerQuestions(app.electron(), 0);
  expect(await call()).toMatchObject({ ok: true, value: { outcome: { status: 200 } } });
  await answerQuestions(app.electron(), 1);
  expect(await call()).toMatchObject({ ok: true });

  const files = () => readdirSync(app.dataDir);
  expect(files()).toContain('crm-tokens');
  await page.evaluate(() => window.hookscope.call('list.forget'));
  await until(() => !files().includes('crm-tokens'));
  expect(await call()).toMatchObject({ ok: false, fault: 'no-token' });
}
