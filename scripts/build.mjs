// @ts-check
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isStale } from './build-age.mjs';
import { built, cache, root, tool } from './places.mjs';
import { run } from './run.mjs';
import { Stop } from './say.mjs';

const stamp = join(built, '.stamp');
const lock = join(cache, 'building');

/** Builds out/ when a source is newer. Scripts that start at the same time build once; output goes to stderr. */
export async function buildIfNeeded() {
  if (!isStale(stamp)) return;
  await withLock(async () => {
    if (isStale(stamp)) await build(['--logLevel', 'warn']);
  });
}

/**
 * Builds out/.
 * @param {readonly string[]} args for electron-vite
 */
export async function build(args = []) {
  const began = Date.now();
  rmSync(stamp, { force: true });
  const vite = tool('electron-vite/bin/electron-vite.js');
  const code = await run(process.execPath, [vite, 'build', ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Stop('the build failed');
  // What was saved while we built counts as newer.
  writeFileSync(stamp, `${began}\n`);
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
    // Somebody has it. Who was killed while building can't give it back.
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

/** @param {number} pid 0 while its owner is still writing it down */
function isAlive(pid) {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
