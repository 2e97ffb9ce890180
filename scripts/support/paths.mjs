// @ts-check
/** The paths that several scripts use. */
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..');

/** Its contents can be regenerated. `npm ci` removes it together with node_modules. */
export const cache = join(root, 'node_modules', '.cache', 'hookscope');

export const built = join(root, 'out');

/** The command-line program. */
export const cli = join(built, 'main', 'cli.cjs');

/** The folder in which the user called npm: npm itself changes into the project's root. */
export const callerFolder = process.env['INIT_CWD'] ?? process.cwd();

/**
 * The file that a package in node_modules runs, for `node FILE`. Unlike node_modules/.bin, it needs no shell wrapper
 * on Windows.
 * @param {string} path below node_modules
 */
export const tool = (path) => join(root, 'node_modules', ...path.split('/'));
