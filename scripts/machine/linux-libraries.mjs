// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { log, UserError } from '../support/log.mjs';
import { runAsRoot } from './root.mjs';
import { isRoot } from './unprivileged.mjs';

/**
 * The packages that Electron needs on Linux. Of each list, the first name that this release of Debian or Ubuntu has
 * is used: since the transition to a 64-bit time_t some libraries have the suffix t64.
 * @type {readonly (readonly string[])[]}
 */
const libraryPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  // Loaded when the first notification is shown; without it the test of notifications is skipped.
  ['libnotify4'],
];
const displayPackages = [['xvfb']];

/**
 * Makes sure that Electron can start here. For root it installs missing packages with apt; other users get an error
 * with the command to run.
 * @param {string} electronPath
 * @param {{ display: boolean, sudo?: boolean }} needs `display`: Xvfb is needed too. `sudo`: install for other users too.
 */
export function ensureLibraries(electronPath, needs) {
  if (process.platform !== 'linux') return;
  const missing = () => missingParts(ldd(electronPath), needs.display && !findProgram('Xvfb'));
  const before = missing();
  if (before.length === 0) return;
  if (!findProgram('apt-get')) throw new UserError(`Electron needs ${before.join(', ')}`);

  if (!isRoot() && !needs.sudo)
    throw new UserError(advice(before, wantedPackages(before, knownToApt)));
  log('installing the libraries that Electron needs with apt (only once) …');
  updateApt();
  const packages = wantedPackages(before, knownToApt);
  apt(['install', '-q', '-y', '--no-install-recommends', ...packages]);

  const after = missing();
  if (after.length > 0)
    throw new UserError(`after apt's installation Electron still needs ${after.join(', ')}`);
}

/**
 * @param {string} lddOutput
 * @param {boolean} displayMissing
 * @returns {string[]} sonames, and `Xvfb`
 */
export function missingParts(lddOutput, displayMissing) {
  const sonames = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => `${match[1]}`);
  return [...new Set(sonames), ...(displayMissing ? ['Xvfb'] : [])];
}

/**
 * @param {readonly string[]} missing from `missingParts`
 * @param {(name: string) => boolean} isKnown whether apt has a package of this name
 * @returns {string[]}
 */
export function wantedPackages(missing, isKnown) {
  const groups = [
    ...(missing.some((part) => part !== 'Xvfb') ? libraryPackages : []),
    ...(missing.includes('Xvfb') ? displayPackages : []),
  ];
  return groups.flatMap((names) => names.find(isKnown) ?? names.at(-1) ?? []);
}

/**
 * @param {readonly string[]} missing
 * @param {readonly string[]} packages
 */
export function advice(missing, packages) {
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  return `Electron needs ${missing.join(', ')}. Install them once with:\n\n  ${command}\n`;
}

/** @param {string} electronPath */
function ldd(electronPath) {
  return execFileSync('ldd', [electronPath], { encoding: 'utf8' });
}

/** @param {string} name */
function knownToApt(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

let isUpdated = false;

/** Has apt read what there is, once for all that this process installs. */
export function updateApt() {
  if (!isUpdated) apt(['update', '-q']);
  isUpdated = true;
}

/** @param {string[]} args @throws UserError when it fails */
export function apt(args) {
  // Another apt may be at work, such as the system's own updates.
  const waiting = ['-o', 'DPkg::Lock::Timeout=300'];
  runAsRoot('apt-get', [...waiting, ...args], { DEBIAN_FRONTEND: 'noninteractive' });
}

/** Whether a program is on the PATH. @param {string} name */
export function findProgram(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      // It is not in this folder.
      return false;
    }
  });
}
