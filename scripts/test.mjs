// @ts-check
/**
 * `npm test`: format, lint, types, build, then all tests in Electron's own Node. Stops at the first step that fails.
 * Arguments go to Vitest: `npm test -- --project unit`.
 *
 * The tests are told:
 *   HOOKSCOPE_ELECTRON  the program that opens the app. It runs as an unprivileged user, with the sandbox on, also
 *                       when the tests run as root.
 *   HOOKSCOPE_APP       the folder of the built app that it is given.
 *   HOOKSCOPE_NODE      Electron itself; with ELECTRON_RUN_AS_NODE=1 it runs `out/main/cli.js`.
 *   HOOKSCOPE_TEST_TMP  a folder that the app may write to; it is removed at the end.
 *   DISPLAY, XAUTHORITY where this machine has no display: an Xvfb of our own.
 */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runChecks } from './checks.mjs';
import { hasDisplay, startDisplay } from './display.mjs';
import { electronEnvironment, findElectron } from './electron-binary.mjs';
import { ensureLibraries } from './linux-libraries.mjs';
import { root, tool } from './places.mjs';
import { run } from './run.mjs';
import { helperToSetUp } from './sandbox.mjs';
import { main, say } from './say.mjs';
import { isRoot, nobody, writeLauncher } from './unprivileged.mjs';

const announce = (/** @type {string} */ step) => void process.stdout.write(`\n── ${step}\n`);

await main(async () => {
  const failed = await runChecks(announce);
  if (failed !== 0) return failed;

  announce('build');
  await build(['--logLevel', 'warn']);

  announce('electron');
  const electron = await findElectron();
  const needsDisplay = !hasDisplay(process.env);
  ensureLibraries(electron.path, { display: needsDisplay });
  const helper = helperToSetUp(electron.dist);
  if (helper)
    say(
      `Chromium's sandbox needs its helper here: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    );
  process.stdout.write(`Electron ${electron.version}${electron.official ? '' : ' (fallback)'}\n`);

  const folder = mkdtempSync(join(tmpdir(), 'hookscope-test-'));
  // Others may pass through it, to what is theirs.
  chmodSync(folder, 0o711);
  const display = needsDisplay ? await startDisplay(folder) : undefined;
  try {
    announce('tests');
    const { launcher, app } =
      process.platform === 'win32'
        ? { launcher: electron.path, app: root }
        : writeLauncher(electron.path, folder);
    const vitest = [tool('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)];
    return await run(electron.path, vitest, {
      cwd: root,
      env: {
        ...electronEnvironment(electron),
        ...display?.env,
        ELECTRON_RUN_AS_NODE: '1',
        HOOKSCOPE_ELECTRON: launcher,
        HOOKSCOPE_APP: app,
        HOOKSCOPE_NODE: electron.path,
        HOOKSCOPE_TEST_TMP: ownedByApp(join(folder, 'data')),
      },
    });
  } finally {
    display?.stop();
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      say(`${folder} could not be removed: ${/** @type {Error} */ (error).message}`);
    }
  }
});

/** @param {string} folder */
function ownedByApp(folder) {
  mkdirSync(folder, { mode: 0o700 });
  if (isRoot()) chownSync(folder, nobody.uid, nobody.gid);
  return folder;
}
