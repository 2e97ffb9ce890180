// @ts-check
import { basename } from 'node:path';

/** @import { Plugin } from 'vite' */

/**
 * Modules of Node that few code paths need, and that take 1 to 5 ms to load. A bundle would load them at its start because
 * some module in it imports them.
 */
const later = [
  'child_process',
  'dns',
  'dns/promises',
  'https',
  'perf_hooks',
  'stream/promises',
  'v8',
  'vm',
  'worker_threads',
  'zlib',
];

/**
 * Loads modules of Node, and files of ours, when a bundle first uses them. A bundle reads each import as a member of what
 * `require` gave (`node_zlib.gzip`), so that this can become a call (`(node_zlib()).gzip`, also after `new` and a spread).
 * Lines stay where they are, and so do source maps.
 * @param {readonly string[]} chunks the names of our files, whose modules may have no effect when they are loaded
 * @returns {Plugin}
 */
export function loadedLater(chunks) {
  return {
    name: 'loaded-later',
    renderChunk: (code) => ({ code: withLaterModules(code, chunks), map: null }),
  };
}

/**
 * @param {string} code a bundle in CommonJS, not minified
 * @param {readonly string[]} chunks
 */
export function withLaterModules(code, chunks = []) {
  /** @type {string[]} */
  const names = [];
  const declared = code.replace(
    /^(?:let|const|var) ((?:node|require)_\w+) = require\("(node:[\w/]+|\.\/[\w./-]+)"\);$/gm,
    (line, /** @type {string} */ name, /** @type {string} */ path) => {
      if (!isLater(path, chunks) || isUsedWhole(name, code)) return line;
      names.push(name);
      return `let ${name}$loaded, ${name} = () => ${name}$loaded ??= require("${path}");`;
    },
  );
  if (names.length === 0) return code;
  return declared.replace(new RegExp(`${start}(${names.join('|')})\\.`, 'g'), '($1()).');
}

/** Where a name begins that is no member of something else. It may follow the three dots of a spread. */
const start = '(?<![\\w$]|(?<!\\.\\.)\\.)';

/**
 * @param {string} path as it is required
 * @param {readonly string[]} chunks
 */
function isLater(path, chunks) {
  if (path.startsWith('node:')) return later.includes(path.slice('node:'.length));
  return chunks.includes(basename(path, '.cjs'));
}

/**
 * Whether more is done with a module than reading its members, besides its declaration.
 * @param {string} name
 * @param {string} code
 */
function isUsedWhole(name, code) {
  return [...code.matchAll(new RegExp(`${start}${name}(?![\\w$.])`, 'g'))].length > 1;
}
