// @ts-check
/** What somebody does with the installed app: in its window, and in the terminal beside it. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../support/paths.mjs';

/** @typedef {import('./facts.mjs').FactList} FactList */
/** @typedef {Awaited<ReturnType<typeof import('./running-app.mjs').startInstalledApp>>} InstalledApp */

/** Larger than the bodies that are read without a thread. */
const longTextLetters = 3_000_000;

/**
 * What a new user does after the click on the app's icon.
 * @param {InstalledApp} app
 * @returns {Promise<number>} the clicks, with the one on the icon
 */
export async function sendFirstTest({ page }) {
  await page.evaluate(countClicks);
  await page.getByRole('button', { name: 'Send a test SMS' }).click();
  await page.getByRole('option', { name: /SMS/ }).first().waitFor();
  return 1 + Number(await page.evaluate('globalThis.clicks'));
}

/** Runs in the page. */
const countClicks = `
  globalThis.clicks = 0;
  addEventListener('click', ({ isTrusted }) => { if (isTrusted) globalThis.clicks += 1; }, true);
`;

/**
 * What is wrong with the sandbox of a running app.
 * @param {InstalledApp} app
 * @returns {string[]}
 */
export function sandboxFaults(app) {
  const processes = app.processes();
  const windows = processes.filter(({ type }) => type === 'renderer');
  const main = processes.find(({ type }) => type === 'browser');
  if (windows.length === 0 || !main) return ['there is no process of a window'];
  return [
    ...processes
      .filter(({ args }) => args.includes('--no-sandbox'))
      .map(({ type }) => `the ${type} process has --no-sandbox`),
    ...windows
      .filter(({ seccomp, namespaces }) => !seccomp || namespaces === main.namespaces)
      .map(({ pid }) => `the window’s process ${pid} is in no sandbox`),
  ];
}

/**
 * @param {InstalledApp} app
 * @param {FactList} facts
 */
export async function checkProcesses(app, facts) {
  const ofType = (/** @type {string} */ type) => app.processes().filter((one) => one.type === type);
  await facts.check('app: Chromium’s sandbox is on', () => sandboxFaults(app));
  await facts.check('app: the inspector runs in a utility process', () =>
    ofType('utility').some(({ name }) => name === 'node.mojom.NodeService') ? '' : 'there is none',
  );
}

/**
 * Posts webhooks, searches, and looks at a long body and at a mail: code in threads, resources and pages out of the archive.
 * @param {InstalledApp} app
 * @param {FactList} facts
 */
export async function checkWindow({ page }, facts) {
  const url = (await page.locator('.address-url code').textContent()) ?? '';
  const local = new URL(url);
  const sample = readFileSync(join(root, 'resources/samples/email.json'));
  await facts.check('app: a posted webhook is answered with 200', async () => {
    const { status } = await post(local, sample);
    return status === 200 ? '' : `it was answered with ${status}`;
  });
  await facts.check('app: its mail is shown, sanitized in a process of its own', async () => {
    await page
      .getByRole('option', { name: /E-mail/ })
      .first()
      .click();
    await page.frameLocator('.mail-frame').locator('body *').first().waitFor();
  });
  await facts.check('app: a long body is read by a thread', async () => {
    const text = { type: 'SMS', phone: '+34600111222', message: 'a'.repeat(longTextLetters) };
    await post(local, Buffer.from(JSON.stringify(text)));
    await page.getByRole('option', { name: /34600111222/ }).click();
    await page.getByRole('tabpanel').getByText('aaaaaaaa').first().waitFor();
  });
  await facts.check('app: the search finds a webhook', async () => {
    await page.getByRole('search').getByRole('textbox').fill('34600111222');
    await page.getByRole('option', { name: /E-mail/ }).waitFor({ state: 'detached' });
    await page.getByRole('option', { name: /34600111222/ }).waitFor();
  });
}

/**
 * On a Linux desktop: the file that starts the app at login.
 * @param {InstalledApp} app
 * @param {import('./new-user.mjs').NewUser} user
 * @param {FactList} facts
 */
export async function checkStartAtLogin({ page }, user, facts) {
  const file = join(user.home, '.config', 'autostart', 'hookscope.desktop');
  const change = (/** @type {boolean} */ startAtLogin) =>
    page.evaluate(`window.hookscope.call('settings.change', ${JSON.stringify({ startAtLogin })})`);
  await facts.check('app: it starts at login when its user wants it', async () => {
    await change(true);
    await until(() => existsSync(file));
    const [, program] = /^Exec="([^"]+)" "--hidden"/m.exec(readFileSync(file, 'utf8')) ?? [];
    if (program === undefined || !existsSync(program)) return readFileSync(file, 'utf8');
    await change(false);
    return until(() => !existsSync(file));
  });
}

/**
 * @param {() => boolean} holds
 * @returns {Promise<string>} empty once it holds
 */
async function until(holds) {
  const end = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > end) return 'it did not happen within 10 s';
    await wait(50);
  }
  return '';
}

/**
 * @param {import('./new-user.mjs').NewUser} user
 * @param {string} program the command `hookscope`
 * @param {FactList} facts
 */
export async function checkTerminal(user, program, facts) {
  const run = async (/** @type {string[]} */ ...args) => {
    const [command, all] = user.command(program, [...args, ...user.args]);
    // Without a display: a command makes no window.
    const env = { ...user.env, DISPLAY: '', XAUTHORITY: '' };
    return (await promisify(execFile)(command, all, { cwd: user.home, env, maxBuffer: 50_000_000 }))
      .stdout;
  };
  const lines = (/** @type {string} */ text) => text.trim().split('\n');

  /** @type {string[]} */
  let ids = [];
  await facts.check('terminal: hookscope list finds the app’s webhooks', async () => {
    ids = lines(await run('list', '--json')).map((line) => JSON.parse(line).id);
    return ids.length === 3 ? '' : `it lists ${ids.length}`;
  });
  await facts.check('terminal: hookscope show shows a webhook', async () => {
    const shown = JSON.parse(await run('show', ids.at(-1) ?? '', '--json'));
    return shown.kind === 'sms' && shown.bodyBase64 ? '' : JSON.stringify(shown).slice(0, 200);
  });
  await facts.check('terminal: hookscope export writes the bytes that were posted', async () => {
    const file = join(user.home, 'all.ndjson');
    await run('export', '--format', 'ndjson', '--out', file);
    const written = readFileSync(file, 'utf8');
    const sample = readFileSync(join(root, 'resources/samples/email.json')).toString('base64');
    return lines(written).length === 3 && written.includes(sample) ? '' : 'the e-mail is not in it';
  });
  await facts.check('terminal: hookscope types and diff use their threads', async () => {
    const types = await run('types', '--lang', 'typescript');
    if (!types.includes('export')) return types.slice(0, 200);
    // 1 says that they differ.
    const { code, stdout } = await run('diff', ids[1] ?? '', ids[2] ?? '').catch((error) => error);
    return code === 1 && stdout !== '' ? '' : `diff ended with ${code}`;
  });
}

/**
 * @param {URL} url
 * @param {Buffer} body
 */
function post(url, body) {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: new Uint8Array(body),
  });
}
