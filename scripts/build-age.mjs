// @ts-check
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * Whether a source has changed since the build that the stamp tells of (the time it began, in ms since 1970).
 * @param {string} stamp
 * @param {string} [base] the folder of the sources
 */
export function isStale(stamp, base = root) {
  if (!existsSync(stamp)) return true;
  const began = Number(readFileSync(stamp, 'utf8'));
  return sources.some((name) => newest(join(base, name)) >= began);
}

/**
 * Folders count too: removing a file changes nothing but its folder's time.
 * @param {string} path
 * @returns {number} ms since 1970
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
