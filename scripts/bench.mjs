// @ts-check
/**
 * `npm run bench [-- --quick] [--million] [--write]`: our speed relative to other servers, measured in Electron's own Node.
 * `npm run bench -- --window [--quick]`: what a person feels, relative to a bare Electron app.
 * `npm run bench -- --growth [--quick]`: how cost grows with the captures.
 * `npm run bench -- --idle [--seconds N]`: the processor time in the background, relative to a bare Electron app.
 */
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { startDisplay } from './machine/display.mjs';
import { findElectron, runInElectronNode } from './machine/electron-binary.mjs';
import { ensureLibraries } from './machine/linux-libraries.mjs';
import { isRoot, nobody, writeLauncher } from './machine/unprivileged.mjs';
import { log, main, UserError } from './support/log.mjs';
import { root } from './support/paths.mjs';
import { run } from './support/run.mjs';

/** @import { Electron } from './machine/electron-binary.mjs' */

/** The server that ours is compared with. Only the benchmark needs it, so the benchmark fetches it. */
const mockttp = 'mockttp@4.6.5';

await main(async () => {
  const electron = await findElectron();
  const args = process.argv.slice(2);
  if (args.includes('--window')) return benchApps(electron, 'window.ts', args);
  if (args.includes('--idle')) return benchApps(electron, 'idle.ts', args);
  if (args.includes('--growth')) return runProgram(electron, 'growth.ts', args, {});
  return runProgram(electron, 'bench.ts', args, { HOOKSCOPE_MOCKTTP: await installMockttp() });
});

/**
 * @param {Electron} electron
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function runProgram(electron, program, args, env) {
  const path = join(root, 'tests', 'bench', program);
  const flags = ['--disable-warning=ExperimentalWarning'];
  return runInElectronNode(electron, [...flags, path, ...args], { cwd: root, env });
}

/**
 * Windows are measured on a display of their own: whatever else the screen shows would be measured too.
 * @param {Electron} electron
 * @param {string} program
 * @param {readonly string[]} args
 */
async function benchApps(electron, program, args) {
  if (process.platform !== 'linux') throw new UserError('whole apps are measured on Linux only');
  await build(['--logLevel', 'warn']);
  ensureLibraries(electron.path, { display: true });
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-bench-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o755 });
  if (isRoot()) chownSync(data, nobody.uid, nobody.gid);
  const display = await startDisplay(folder);
  try {
    const { launcher, app } = writeLauncher(electron.path, folder);
    return await runProgram(electron, program, args, {
      ...display.env,
      HOOKSCOPE_ELECTRON: launcher,
      HOOKSCOPE_APP: app,
      HOOKSCOPE_TEST_TMP: data,
    });
  } finally {
    display.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns {Promise<string>} the folder of the package */
async function installMockttp() {
  const folder = join(root, 'node_modules', '.cache', 'bench');
  const installed = join(folder, 'node_modules', 'mockttp');
  if (existsSync(installed)) return installed;
  log(`fetching ${mockttp} to compare with …`);
  mkdirSync(folder, { recursive: true });
  const flags = ['--prefix', folder, '--no-save', '--ignore-scripts', '--loglevel', 'error'];
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new UserError('start it by npm: npm run bench');
  const failed = await run(process.execPath, [npm, 'install', ...flags, mockttp]);
  if (failed !== 0) throw new UserError(`${mockttp} could not be fetched`);
  return installed;
}
