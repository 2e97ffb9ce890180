// @ts-check
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot, nobody } from '../../machine/unprivileged.mjs';

/**
 * @typedef {{
 *   home: string,
 *   args: readonly string[],
 *   env: NodeJS.ProcessEnv,
 *   command: (program: string, args: readonly string[]) => readonly [program: string, args: string[]],
 * }} NewUser
 * `args` name the data folder where it is not the one of a new user; `command` is what runs a program as this user.
 */

const asNobody = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'];

/**
 * Somebody who has never started the app: an empty home, and for root the user `nobody`.
 * @param {string} folder which other users may traverse
 * @param {NodeJS.ProcessEnv} display
 * @returns {NewUser}
 */
export function makeNewUser(folder, display) {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  if (isRoot()) chownSync(home, nobody.uid, nobody.gid);
  const path = '/usr/local/bin:/usr/bin:/bin';
  return {
    home,
    args: [],
    env: { PATH: path, HOME: home, TMPDIR: home, LANG: 'C.UTF-8', LANGUAGE: 'en', ...display },
    command: (program, args) =>
      isRoot() ? ['setpriv', [...asNobody, program, ...args]] : [program, [...args]],
  };
}
