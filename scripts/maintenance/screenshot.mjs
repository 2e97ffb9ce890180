// @ts-check
/**
 * `npm run screenshot`: opens the real app on example requests and takes the README's pictures.
 * `npm run screenshot -- FOLDER`: takes a picture of every state of the window, in two themes, three sizes and every
 * language, and writes them to the folder.
 */
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { build } from '../build.mjs';
import { hasDisplay, startDisplay } from '../machine/display.mjs';
import { electronEnvironment, findElectron } from '../machine/electron-binary.mjs';
import { ensureLibraries } from '../machine/linux-libraries.mjs';
import { isRoot, nobody, writeLauncher } from '../machine/unprivileged.mjs';
import { main } from '../support/log.mjs';
import { root } from '../support/paths.mjs';
import { patiently } from '../support/patient-evaluate.mjs';
import { exampleRequests } from './example-requests.mjs';
import { emptyStates, filledStates } from './window-states.mjs';

/** @typedef {import('playwright-core').Page} Page */

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 800, height: 600 },
];
const colorSchemes = /** @type {const} */ (['light', 'dark']);
const languages = /** @type {const} */ (['en', 'es', 'pt']);

await main(async () => {
  await build(['--logLevel', 'warn']);
  const electron = await findElectron();
  const needsDisplay = !hasDisplay(process.env);
  ensureLibraries(electron.path, { display: needsDisplay });
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-screenshot-'));
  chmodSync(folder, 0o711);
  const display = needsDisplay ? await startDisplay(folder) : undefined;
  const crm = await startCrm();
  try {
    const opens =
      process.platform === 'win32'
        ? { launcher: electron.path, app: root }
        : writeLauncher(electron.path, folder);
    await openApp(opens, join(folder, 'data'), {
      ...process.env,
      ...electronEnvironment(electron),
      ...display?.env,
      HOOKSCOPE_CRM_API: crm.origin,
    });
  } finally {
    crm.stop();
    display?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return 0;
});

/**
 * Stands in for HighLevel's API, which must not get calls from here: it refuses each. At /webhook it is a user's server that
 * is busy, fails and recovers.
 */
async function startCrm() {
  let came = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/webhook') {
      const answers = /** @type {const} */ ([
        [429, '{"error":"slow down"}'],
        [503, 'The queue is full.'],
        [503, ''],
        [200, '{"ok":true}'],
      ]);
      const [status, body] = answers[came % answers.length] ?? [200, ''];
      came += 1;
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
      return;
    }
    response.writeHead(401, {
      'Content-Type': 'application/json',
      'X-RateLimit-Max': '100',
      'X-RateLimit-Remaining': '99',
    });
    response.end(
      JSON.stringify({ statusCode: 401, message: 'CONVERSATIONS_MSG_PROVIDER_NO_ACCESS' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { origin: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}

/**
 * @param {{ launcher: string, app: string }} opens
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 */
async function openApp({ launcher, app: appFolder }, dataDir, env) {
  mkdirSync(dataDir, { mode: 0o700 });
  writeFileSync(
    join(dataDir, 'settings.json'),
    JSON.stringify({ port: 0, tunnel: { kind: 'none' } }),
  );
  if (isRoot())
    for (const path of [dataDir, join(dataDir, 'settings.json')])
      chownSync(path, nobody.uid, nobody.gid);
  const app = patiently(
    await _electron.launch({
      chromiumSandbox: true,
      executablePath: launcher,
      args: [appFolder, '--data', dataDir, '--lang=en-US', '--force-device-scale-factor=1'],
      env: { ...env, LANGUAGE: 'en' },
    }),
  );
  try {
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('.address-url code').waitFor();
    // Sending to a server that is not known yet is asked about.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    });
    const [folder] = process.argv.slice(2);
    await (folder === undefined
      ? takeReadmePictures(page)
      : takeAllPictures(page, folder, env['HOOKSCOPE_CRM_API'] ?? ''));
  } finally {
    await app.close();
  }
}

/** @param {Page} page */
async function takeReadmePictures(page) {
  await postExamples(page);
  await page.locator('.row', { hasText: 'reader@example.com' }).first().click();
  await page.frameLocator('.mail-frame').locator('h2').waitFor();
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: join(root, 'docs', `window-${colorScheme}.png`),
      animations: 'disabled',
    });
  }
}

/**
 * @param {Page} page
 * @param {string} folder
 * @param {string} server of the user, where plays are sent
 */
async function takeAllPictures(page, folder, server) {
  mkdirSync(folder, { recursive: true });
  await takeStates(page, folder, emptyStates, server);
  await postExamples(page);
  await takeStates(page, folder, filledStates, server);
}

/**
 * @param {Page} page
 * @param {string} folder
 * @param {typeof filledStates} states
 * @param {string} server
 */
async function takeStates(page, folder, states, server) {
  for (const language of languages) {
    await page.evaluate(`window.hookscope.call('settings.change', { language: '${language}' })`);
    await page.locator(`html[lang^="${language}"]`).waitFor({ state: 'attached' });
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const { name, show, hide } of states) {
        await show(page, server);
        for (const colorScheme of colorSchemes) {
          await page.emulateMedia({ colorScheme });
          const path = join(folder, `${name}-${size.width}-${language}-${colorScheme}.png`);
          await page.screenshot({ path, animations: 'disabled' });
        }
        await hide?.(page);
      }
    }
  }
}

/** @param {Page} page */
async function postExamples(page) {
  const url = (await page.locator('.address-url code').textContent()) ?? '';
  for (const { path, ...request } of exampleRequests)
    await fetch(new URL(path ?? new URL(url).pathname, url), request);
  await page.locator('.row', { hasText: 'reader@example.com' }).first().waitFor();
}
