// @ts-check
/** What is true of the .rpm, the AppImage and the .tar.gz, which Debian does not install. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { helperToSetUp } from '../../machine/sandbox.mjs';
import { root } from '../../support/paths.mjs';
import { runtimeBytes } from './appimage-tools.mjs';
import { checkInstalledFiles } from './installed-facts.mjs';
import { startInstalledApp } from './running-app.mjs';
import { hasTool } from './tools.mjs';
import { checkCommand } from './use-command.mjs';
import { checkUpdate } from './update-appimage.mjs';
import { sandboxFaults } from './use-app.mjs';

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {import('./linux-packages.mjs').LinuxPackages} packages
 * @param {string} folder for its work
 * @param {import('./new-user.mjs').NewUser} user
 */
export async function checkOtherPackages(facts, packages, folder, user) {
  const { rpm, AppImage: appImage, 'tar.gz': tarball } = packages;
  const notMade = 'it was not made, because a tool is missing';
  if (rpm === undefined) facts.skip('rpm', notMade);
  else await checkRpm(facts, rpm, folder);
  if (tarball === undefined) facts.skip('tar.gz', notMade);
  else await checkTarball(facts, tarball, folder, user);
  if (appImage === undefined) facts.skip('AppImage', notMade);
  else await checkAppImage(facts, appImage, user);
}

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} file
 * @param {string} folder
 */
async function checkRpm(facts, file, folder) {
  if (!hasTool('rpm2cpio') || !hasTool('cpio')) {
    facts.skip('rpm', 'rpm or cpio is not here');
    return;
  }
  const query = (/** @type {string[]} */ ...args) =>
    execFileSync('rpm', ['--query', ...args, '--package', file], { encoding: 'utf8' });
  await facts.check('rpm: it names its version, its licence, its home and what it needs', () => {
    const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const said = query('--queryformat', '%{NAME} %{VERSION} %{LICENSE} %{URL}');
    if (!said.startsWith(`hookscope ${version} ${license} https://`)) return said;
    return query('--requires').includes('libgtk-3.so.0()(64bit)') ? '' : 'it needs no GTK';
  });
  await facts.check('rpm: its scripts set AppArmor up and clean up', () =>
    query('--scripts').split('apparmor_parser').length > 3 ? '' : query('--scripts'),
  );
  const tree = join(folder, 'unpacked-rpm');
  mkdirSync(tree);
  const script = 'rpm2cpio "$1" | cpio --extract --make-directories --quiet';
  const { status } = spawnSync('sh', ['-c', script, 'sh', file], { cwd: tree, stdio: 'ignore' });
  await facts.check('rpm: its files can be unpacked', () => (status === 0 ? '' : 'cpio failed'));
  await checkInstalledFiles(facts, tree, 'rpm');
  rmSync(tree, { recursive: true });
}

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} file
 * @param {string} folder
 * @param {import('./new-user.mjs').NewUser} user
 */
async function checkTarball(facts, file, folder, user) {
  const tree = join(folder, 'unpacked-tar');
  mkdirSync(tree, { mode: 0o755 });
  execFileSync('tar', ['-xzf', file, '-C', tree, '--no-same-owner']);
  const app = join(tree, readdirSync(tree)[0] ?? '');
  await facts.check('tar.gz: it has the licences', () =>
    ['resources/LICENSE.txt', 'resources/THIRD-PARTY-NOTICES.txt', 'LICENSE.electron.txt'].filter(
      (name) => !existsSync(join(app, name)),
    ),
  );
  await checkCommand(facts, 'tar.gz', join(app, 'bin', 'hookscope'), user);
  const opens = 'tar.gz: its window opens, with the sandbox on';
  if (helperToSetUp(app))
    facts.skip(opens, 'this system gives the sandbox to installed apps alone');
  else await facts.check(opens, () => faultsOfWindow(join(app, 'hookscope'), user));
  rmSync(tree, { recursive: true });
}

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} file
 * @param {import('./new-user.mjs').NewUser} user
 */
async function checkAppImage(facts, file, user) {
  // The runtime mounts itself with FUSE, which a container may not have.
  const unpacking = { ...user, env: { ...user.env, APPIMAGE_EXTRACT_AND_RUN: '1' } };
  await facts.check(
    'AppImage: it is started by our script, which never turns the sandbox off',
    () => {
      const offset = String(offsetOf(file));
      const script = execFileSync('unsquashfs', ['-offset', offset, '-cat', file, 'AppRun'], {
        encoding: 'utf8',
      });
      const ours = readFileSync(join(root, 'resources/package/linux/AppRun'), 'utf8');
      return script === ours && !ours.includes('--no-sandbox') ? '' : script.slice(0, 200);
    },
  );
  await checkCommand(facts, 'AppImage', file, unpacking);
  if (helperToSetUp(root)) {
    await facts.check(
      'AppImage: it says what to do where the system allows no sandbox',
      async () => {
        const [command, args] = user.command(file, []);
        const failed = await promisify(execFile)(command, args, { env: unpacking.env }).then(
          () => ({ code: 0, stderr: '' }),
          (error) => error,
        );
        return failed.code === 1 && failed.stderr.includes('.deb or .rpm') ? '' : failed.stderr;
      },
    );
    return;
  }
  await facts.check('AppImage: its window opens, with the sandbox on', () =>
    faultsOfWindow(file, unpacking),
  );
  await checkUpdate(facts, file, offsetOf(file), unpacking);
}

/**
 * Where the file system of an AppImage begins: behind the runtime, which says how long it is.
 * @param {string} file
 */
function offsetOf(file) {
  const isProgram = readFileSync(file).subarray(0, 4).toString('latin1') === '\x7fELF';
  if (!isProgram) return runtimeBytes;
  return Number(execFileSync(file, ['--appimage-offset'], { encoding: 'utf8' }));
}

/**
 * Starts an app, looks at its window and ends it.
 * @param {string} program
 * @param {import('./new-user.mjs').NewUser} user
 */
async function faultsOfWindow(program, user) {
  const app = await startInstalledApp(program, user);
  try {
    await app.page.locator('.address-url').waitFor();
    const faults = sandboxFaults(app);
    const code = await app.quit();
    return code === 0 ? faults : [...faults, `it ended with ${code}`];
  } finally {
    app.kill();
  }
}
