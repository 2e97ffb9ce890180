// @ts-check
/**
 * `npm test`: builds, then runs all tests in Electron's own Node, and beside them format, lint and types.
 * `npm test -- PATTERN…`: only the test files with such a path, and only what they need. All arguments go to Vitest.
 * `node scripts/test.mjs --long`: the tests that take too long for every run, and others with their full number of
 * cases, rounds and bytes.
 *
 * The tests read these variables:
 *   HOOKSCOPE_ELECTRON  the program that opens the app. It runs as an unprivileged user, with the sandbox on, also
 *                       when the tests run as root.
 *   HOOKSCOPE_APP       the folder of the built app that it is given.
 *   HOOKSCOPE_NODE      Electron itself; with ELECTRON_RUN_AS_NODE=1 it runs `out/main/cli.cjs`.
 *   HOOKSCOPE_INSTALLED the command of an installed app, which the tests of the terminal then run in place of the built one.
 *   HOOKSCOPE_TEST_TMP  a folder that the app may write to; it is removed at the end.
 *   HOOKSCOPE_LONG      set in the long run; see tests/support/effort.ts.
 *   DISPLAY, XAUTHORITY where this machine has no display: an Xvfb of our own.
 *   HOOKSCOPE_DISPLAYS  such displays, one for each app that is tested side by side.
 */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildIfNeeded } from './build.mjs';
import { runChecks } from './lint.mjs';
import { hasDisplay, startDisplays } from './machine/display.mjs';
import { findElectron } from './machine/electron-binary.mjs';
import { ensureLibraries } from './machine/linux-libraries.mjs';
import { ensurePhp } from './machine/php.mjs';
import { helperToSetUp } from './machine/sandbox.mjs';
import { ensureSshd } from './machine/sshd.mjs';
import { isRoot, nobody, writeLauncher } from './machine/unprivileged.mjs';
import { log, main, UserError } from './support/log.mjs';
import { cache, root } from './support/paths.mjs';
import { allTests, inProjects, runSteps } from './test/lanes.mjs';
import { planOf } from './test/plan.mjs';
import { summary, timed } from './test/steps.mjs';

/** One app for each processor: with more of them, keys and the focus come too late for what tests expect of a person. */
const displayCount = Math.min(availableParallelism(), 4);

const longProjects = inProjects('thorough', 'flow', 'e2e', 'long');

await main(async () => {
  const isLong = process.argv[2] === '--long';
  const args = isLong ? [...longProjects, ...process.argv.slice(3)] : process.argv.slice(2);
  const plan = planOf(args, testFiles());

  const stop = new AbortController();
  // They use the processor while Electron is fetched and while tests wait.
  const checks = plan.checks
    ? timed('checks', () => runChecks({ priority: 'lowest', stop: stop.signal }))
    : undefined;
  void checks?.then((passed) => passed || stop.abort());
  let failed = '';
  try {
    const electron = await prepared(plan);
    const steps = plan.checks ? allTests : [[{ name: 'tests', args }]];
    const { code, verdict } = await tested(steps, { electron, plan, isLong, stop: stop.signal });
    failed = verdict;
    if ((await checks) === false)
      throw new UserError('the checks failed, so the tests were stopped');
    return code;
  } finally {
    stop.abort();
    process.stdout.write(`${summary()}\n${failed}`);
  }
});

/** @typedef {ReturnType<typeof planOf>} Plan */

/**
 * Builds, while Electron is fetched where it is missing, and sees to what else a run needs.
 * @param {Plan} plan
 */
async function prepared(plan) {
  const [electron] = await Promise.all([findElectron(), builtFor(plan)]);
  ensureLibraries(electron.path, { display: plan.window && !hasDisplay(process.env) });
  if (plan.php) ensurePhp();
  if (plan.sshd) ensureSshd();
  const helper = plan.window ? helperToSetUp(electron.dist) : undefined;
  if (helper)
    log(
      `Chromium's sandbox needs its helper here: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    );
  process.stdout.write(`Electron ${electron.version}${electron.official ? '' : ' (fallback)'}\n`);
  return electron;
}

/** @param {Plan} plan */
async function builtFor(plan) {
  if (plan.checks) await timed('build', () => build(['--logLevel', 'warn']));
  else if (plan.app) await timed('build', buildIfNeeded);
}

/**
 * Runs the tests, with a folder and displays for the app.
 * @param {Parameters<typeof runSteps>[0]} steps
 * @param {{ electron: import('./machine/electron-binary.mjs').Electron, plan: Plan, isLong: boolean, stop: AbortSignal }} options
 */
async function tested(steps, { electron, plan, isLong, stop }) {
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-test-'));
  // Other users may traverse it to reach the files that they own.
  chmodSync(folder, 0o711);
  const needsDisplay = plan.window && !hasDisplay(process.env);
  const displays = needsDisplay ? await startDisplays(folder, displayCount) : undefined;
  const results = join(folder, 'results');
  mkdirSync(results);
  try {
    return await runSteps(steps, {
      electron,
      stop,
      results,
      runsAgain: plan.checks,
      env: {
        ...displays?.env,
        ...(displays ? { HOOKSCOPE_DISPLAYS: displays.names.join(' ') } : {}),
        ...(plan.window ? opener(electron, folder) : {}),
        ...(isLong ? { HOOKSCOPE_LONG: '1' } : {}),
        // Threads and processes of the tests load the same sources again and again: they are compiled once.
        NODE_COMPILE_CACHE: join(cache, 'compiled'),
        HOOKSCOPE_NODE: electron.path,
        HOOKSCOPE_TEST_TMP: ownedByApp(join(folder, 'data')),
      },
    });
  } finally {
    displays?.stop();
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      log(`${folder} could not be removed: ${/** @type {Error} */ (error).message}`);
    }
  }
}

function testFiles() {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `tests/${file.replaceAll('\\', '/')}`);
}

/**
 * How the tests open the app.
 * @param {import('./machine/electron-binary.mjs').Electron} electron
 * @param {string} folder
 */
function opener(electron, folder) {
  const { launcher, app } =
    process.platform === 'win32'
      ? { launcher: electron.path, app: root }
      : writeLauncher(electron.path, folder);
  return { HOOKSCOPE_ELECTRON: launcher, HOOKSCOPE_APP: app };
}

/** @param {string} folder */
function ownedByApp(folder) {
  mkdirSync(folder, { mode: 0o700 });
  if (isRoot()) chownSync(folder, nobody.uid, nobody.gid);
  return folder;
}
