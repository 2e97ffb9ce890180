// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './say.mjs';

/** The user that owns nothing, on every Debian. */
export const nobody = { uid: 65534, gid: 65534 };

const asNobody = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'];

/** Reading and searching folders, nothing more: enough for a checkout below a home that others can't enter. */
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
  const switchUser = isRoot() ? ['setpriv', ...reachAsNobody(electronPath)] : [];
  if (isRoot()) chownSync(home, nobody.uid, nobody.gid);

  const launcher = join(folder, 'electron');
  writeFileSync(launcher, launcherText(electronPath, isRoot() ? home : undefined, switchUser));
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
 * The arguments of setpriv with which nobody can read and run what is needed.
 * @param {string} path
 */
function reachAsNobody(path) {
  if (canRun(asNobody, path)) return asNobody;
  const reading = [...asNobody, ...mayRead];
  if (canRun(reading, path)) return reading;
  throw new Stop(
    'Chromium refuses its sandbox as root, so the tests start the app as the user nobody, who can’t reach this ' +
      'folder. Move the checkout to a folder that everybody can enter (such as /srv), or run as an ordinary user.',
  );
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
