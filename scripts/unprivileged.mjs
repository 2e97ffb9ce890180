// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Stop } from './say.mjs';

/** The user that owns nothing, on every Debian. */
export const nobody = { uid: 65534, gid: 65534 };

const asNobody = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'];

/** Reading and searching folders, nothing more: enough for the app's own files in a folder of another user. */
const mayRead = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Writes a program that starts Electron as a user whom Chromium grants its sandbox: as root that is nobody, with
 * a home of its own. Its process id is Electron's own.
 * @param {string} electronPath
 * @param {string} folder where the program and the home are put
 * @returns {string} the program's path
 */
export function writeLauncher(electronPath, folder) {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const reached = isRoot()
    ? reachAsNobody(electronPath, folder)
    : { path: electronPath, prefix: [] };
  if (isRoot()) chownSync(home, nobody.uid, nobody.gid);

  const launcher = join(folder, 'electron');
  writeFileSync(launcher, launcherText(reached.path, isRoot() ? home : undefined, reached.prefix));
  chmodSync(launcher, 0o755);
  return launcher;
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
    '# Electron as a program with a window, also when started from Electron as Node.',
    'unset ELECTRON_RUN_AS_NODE NODE_OPTIONS XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME',
    `exec ${command} "$@"`,
    '',
  ].join('\n');
}

/**
 * How nobody runs Electron and reads the checkout, also below a home that others can't enter. Electron itself must
 * then lie elsewhere: in the namespace of its sandbox no right reaches into a folder of another user.
 * @param {string} electronPath
 * @param {string} folder
 * @returns {{ path: string, prefix: readonly string[] }}
 */
function reachAsNobody(electronPath, folder) {
  if (canRun(asNobody, electronPath))
    return { path: electronPath, prefix: ['setpriv', ...asNobody] };
  const copy = join(folder, 'electron-dist');
  copyLinked(dirname(electronPath), copy);
  const path = join(copy, basename(electronPath));
  const reading = [...asNobody, ...mayRead];
  if (canRun(reading, path)) return { path, prefix: ['setpriv', ...reading] };
  throw new Stop(
    'Chromium refuses its sandbox as root, so the tests start the app as the user nobody, who can’t reach this ' +
      'folder. Move the checkout to a folder that everybody can enter (such as /srv), or run as an ordinary user.',
  );
}

/**
 * Copies a folder by links, which costs neither time nor room; across file systems it is copied for real.
 * @param {string} from
 * @param {string} to
 */
function copyLinked(from, to) {
  if (spawnSync('cp', ['-a', '--link', from, to], { stdio: 'ignore' }).status === 0) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/**
 * @param {readonly string[]} setprivArguments
 * @param {string} path
 */
function canRun(setprivArguments, path) {
  // Through env, as in the launcher: setpriv itself keeps root's rights until the program it starts has replaced it.
  const { error, status } = spawnSync('setpriv', [...setprivArguments, 'env', path, '--version'], {
    stdio: 'ignore',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (error) throw new Stop('to run the app as root, setpriv (of util-linux) is needed');
  return status === 0;
}

/** @param {string} text */
function shellQuoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
