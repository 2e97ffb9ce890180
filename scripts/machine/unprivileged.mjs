// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../support/log.mjs';
import { root } from '../support/paths.mjs';

/** Debian's user `nobody`, who owns no files. */
export const nobody = { uid: 65534, gid: 65534 };

const asNobody = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'];

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Writes a program that starts Electron as a user for whom Chromium's sandbox works: for root that is `nobody`, with
 * a home of its own. Electron takes the program's place, so both have the same process id.
 * @param {string} electronPath
 * @param {string} folder holds the program, the home, and links to what `nobody` can't read elsewhere
 * @returns {{ launcher: string, app: string }} the program's path, and the folder of the app it can open
 */
export function writeLauncher(electronPath, folder) {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const launcher = join(folder, 'electron');
  if (!isRoot()) {
    writeProgram(launcher, launcherText(electronPath, undefined, []));
    return { launcher, app: root };
  }
  chownSync(home, nobody.uid, nobody.gid);
  const reached = withinReach(electronPath, folder);
  writeProgram(launcher, launcherText(reached.electron, home, ['setpriv', ...asNobody]));
  return { launcher, app: reached.app };
}

/**
 * @param {string} path
 * @param {string} text
 */
function writeProgram(path, text) {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/**
 * @param {string} electronPath
 * @param {string | undefined} home
 * @param {readonly string[]} prefix
 */
export function launcherText(electronPath, home, prefix) {
  const settings = home ? ['env', `HOME=${home}`, `TMPDIR=${home}`] : [];
  const command = [...prefix, ...settings, electronPath].map(shellQuoted).join(' ');
  return [
    '#!/bin/sh',
    '# Starts Electron with a window, also from Electron that runs as Node.',
    'unset ELECTRON_RUN_AS_NODE NODE_OPTIONS NODE_COMPILE_CACHE XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME',
    `exec ${command} "$@"`,
    '',
  ].join('\n');
}

/**
 * The paths by which `nobody` can read Electron and the app: where they are, or as links beside the launcher when
 * they are in a home folder that other users can't enter.
 * @param {string} electronPath
 * @param {string} folder
 */
function withinReach(electronPath, folder) {
  if (canRun(electronPath) && canRead(join(root, 'package.json')))
    return { electron: electronPath, app: root };
  const dist = join(folder, 'electron-dist');
  const app = join(folder, 'app');
  mkdirSync(app);
  copyLinked(dirname(electronPath), dist);
  for (const part of ['out', 'resources', 'package.json'])
    copyLinked(join(root, part), join(app, part));
  const electron = join(dist, basename(electronPath));
  if (canRun(electron)) return { electron, app };
  throw new UserError(
    'Chromium refuses its sandbox as root, so the tests start the app as the user nobody, who can’t run a ' +
      `program in ${folder}. Run them as an ordinary user.`,
  );
}

/**
 * Copies a folder by hard links, which takes no time and no space; across file systems it copies the files.
 * @param {string} from
 * @param {string} to
 */
function copyLinked(from, to) {
  if (spawnSync('cp', ['-a', '--link', from, to], { stdio: 'ignore' }).status === 0) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** @param {string} electronPath */
function canRun(electronPath) {
  return asNobodySucceeds([electronPath, '--version'], { ELECTRON_RUN_AS_NODE: '1' });
}

/** @param {string} path */
function canRead(path) {
  return asNobodySucceeds(['test', '-r', path], {});
}

/**
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
function asNobodySucceeds(command, env) {
  // Through `env`: setpriv has root's rights until it executes a program.
  const { error, status } = spawnSync('setpriv', [...asNobody, 'env', ...command], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  if (error) throw new UserError('running the app as root needs setpriv (of util-linux)');
  return status === 0;
}

/** @param {string} text */
function shellQuoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
