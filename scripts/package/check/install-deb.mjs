// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { apt } from '../../machine/linux-libraries.mjs';
import { UserError } from '../../support/log.mjs';
import { runQuietly } from '../../support/run.mjs';

/** How long another dpkg is waited for. */
const lockDeadlineMs = 300_000;

/**
 * @typedef {{ tree: string, installMs: number | null, remove: () => Promise<string[]> }} Installed
 * `tree` has opt/ and usr/. `installMs` is null when the package was only unpacked. `remove` gives what stayed.
 */

/**
 * Installs a .deb, as root.
 * @param {string} file
 * @returns {Promise<Installed>}
 */
export async function installDeb(file) {
  if (existsSync('/opt/Hookscope'))
    throw new UserError(
      'a Hookscope is installed here, which the check would replace and remove. Remove it first: apt remove hookscope',
    );
  installDependencies(file);
  const installMs = await dpkg(['--install', file]);
  return {
    tree: '/',
    installMs,
    remove: async () => {
      await dpkg(['--purge', 'hookscope']);
      return [
        '/opt/Hookscope',
        '/usr/bin/hookscope',
        '/usr/share/applications/hookscope.desktop',
        '/usr/share/icons/hicolor/256x256/apps/hookscope.png',
        '/etc/apparmor.d/hookscope',
      ].filter((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
    },
  };
}

/**
 * Unpacks a .deb into a folder, for users who may not install it.
 * @param {string} file
 * @param {string} folder
 * @returns {Installed}
 */
export function unpackDeb(file, folder) {
  const tree = join(folder, 'unpacked-deb');
  mkdirSync(tree, { mode: 0o755 });
  if (spawnSync('dpkg-deb', ['--extract', file, tree]).status !== 0)
    throw new UserError(`dpkg-deb could not unpack ${file}`);
  return { tree, installMs: null, remove: () => Promise.resolve([]) };
}

/** The time is that of our package, so what it depends on is there before. @param {string} file */
function installDependencies(file) {
  // With a list that is old or empty, apt may not find them.
  apt(['update', '-q']);
  apt(['satisfy', '-q', '-y', '--no-install-recommends', dependenciesOf(file)]);
}

/** @param {string} file */
function dependenciesOf(file) {
  return spawnSync('dpkg-deb', ['--field', file, 'Depends'], { encoding: 'utf8' }).stdout.trim();
}

/**
 * Runs dpkg, and again while another one has its lock.
 * @param {readonly string[]} args
 * @returns {Promise<number>} how long it took in ms, without the waiting
 */
async function dpkg(args) {
  const deadline = Date.now() + lockDeadlineMs;
  for (;;) {
    const began = performance.now();
    const { code, output } = await runQuietly('dpkg', args);
    if (code === 0) return performance.now() - began;
    const isLocked = /lock/.test(output) && Date.now() < deadline;
    if (!isLocked) throw new UserError(`dpkg ${args.join(' ')} failed: ${output}`);
    await wait(1000);
  }
}
