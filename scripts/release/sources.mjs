// @ts-check
/** What the project's own files say of a release. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.mjs';

/** @returns {{ name: string, productName: string, version: string, description: string, license: string, homepage?: string }} */
export const readPackageJson = () => readJson('package.json');

/** @returns {{ version: string, packages: Record<string, { version?: string, integrity?: string }> }} */
export const readPackageLock = () => readJson('package-lock.json');

export const readChangelog = () => readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

/** @param {string} name */
function readJson(name) {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
