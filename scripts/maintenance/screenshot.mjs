// @ts-check
/** `npm run screenshot`: opens the real app on example requests and takes the README's pictures. */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { exampleRequests } from './example-requests.mjs';

const size = { width: 1280, height: 800 };

await main(async () => {
  await build(['--logLevel', 'warn']);
  const electron = await findElectron();
  const needsDisplay = !hasDisplay(process.env);
  ensureLibraries(electron.path, { display: needsDisplay });
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-screenshot-'));
  chmodSync(folder, 0o711);
  const display = needsDisplay ? await startDisplay(folder) : undefined;
  try {
    const opens =
      process.platform === 'win32'
        ? { launcher: electron.path, app: root }
        : writeLauncher(electron.path, folder);
    await takePictures(opens, join(folder, 'data'), {
      ...process.env,
      ...electronEnvironment(electron),
      ...display?.env,
    });
  } finally {
    display?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return 0;
});

/**
 * @param {{ launcher: string, app: string }} opens
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 */
async function takePictures({ launcher, app: appFolder }, dataDir, env) {
  mkdirSync(dataDir, { mode: 0o700 });
  writeFileSync(
    join(dataDir, 'settings.json'),
    JSON.stringify({ port: 0, tunnel: { kind: 'none' } }),
  );
  if (isRoot())
    for (const path of [dataDir, join(dataDir, 'settings.json')])
      chownSync(path, nobody.uid, nobody.gid);
  const app = await _electron.launch({
    chromiumSandbox: true,
    executablePath: launcher,
    args: [appFolder, '--data', dataDir, '--lang=en-US', '--force-device-scale-factor=1'],
    env: { ...env, LANGUAGE: 'en' },
  });
  try {
    const page = await app.firstWindow();
    await page.setViewportSize(size);
    const url = (await page.locator('.address-url code').textContent()) ?? '';
    for (const { path, ...request } of exampleRequests) {
      await fetch(new URL(path ?? new URL(url).pathname, url), request);
    }
    await page
      .getByRole('option', { name: /E-mail/ })
      .first()
      .click();
    await page.frameLocator('.mail-frame').locator('body').waitFor();
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(root, 'docs', `window-${colorScheme}.png`) });
    }
  } finally {
    await app.close();
  }
}
