// @ts-check
/** Where things are: every path that the scripts share is spelled here once. */
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** Disposable by design: `npm ci` removes it together with node_modules. */
export const cache = join(root, 'node_modules', '.cache', 'hookscope');

export const built = join(root, 'out');

/** The folder that the user stood in: npm itself changes into the project's root. */
export const callerFolder = process.env['INIT_CWD'] ?? process.cwd();

/**
 * The file that a package in node_modules runs, for `node FILE`.
 * Going past node_modules/.bin spares us the shell wrappers of Windows.
 * @param {string} path below node_modules
 */
export const tool = (path) => join(root, 'node_modules', ...path.split('/'));
