// @ts-check
/** `npm run build`: builds out/. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { main, UserError } from './support/log.mjs';
import { built, cache, root, tool } from './support/paths.mjs';
import { run } from './support/run.mjs';

/** Holds the time when the last build began, in ms since 1970. */
const buildStamp = join(built, '.stamp');
const lock = join(cache, 'building');

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Builds out/ when a source is newer. Of several scripts that start at the same time, one builds. Output goes to stderr. */
export async function buildIfNeeded() {
  if (!isStale(buildStamp)) return;
  await withLock(async () => {
    if (isStale(buildStamp)) await build(['--logLevel', 'warn']);
  });
}

/**
 * Builds out/.
 * @param {readonly string[]} args for electron-vite
 */
export async function build(args = []) {
  const began = Date.now();
  rmSync(buildStamp, { force: true });
  const vite = tool('electron-vite/bin/electron-vite.js');
  const code = await run(process.execPath, [vite, 'build', ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new UserError('the build failed');
  // The time of the start: a file saved during the build counts as newer than the build.
  writeFileSync(buildStamp, `${began}\n`);
}

/**
 * Whether a source has changed since the last build began.
 * @param {string} stamp the file with the time when that build began, in ms since 1970
 * @param {string} [base] the folder that holds the sources
 */
export function isStale(stamp, base = root) {
  if (!existsSync(stamp)) return true;
  const began = Number(readFileSync(stamp, 'utf8'));
  return sources.some((name) => newest(join(base, name)) >= began);
}

/**
 * The time of the newest file or folder below a path. Folders count because removing a file changes only its folder.
 * @param {string} path
 * @returns {number} ms since 1970
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** @param {() => Promise<void>} work */
async function withLock(work) {
  mkdirSync(cache, { recursive: true });
  while (!takeLock()) await wait(100);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock() {
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch {
    // The lock exists. A process that was killed while building never removed it.
    if (!isAlive(lockHolder())) rmSync(lock, { force: true });
    return false;
  }
}

function lockHolder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** @param {number} pid 0 while the lock's owner has not written it yet */
function isAlive(pid) {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    await build(process.argv.slice(2));
    return 0;
  });
}
