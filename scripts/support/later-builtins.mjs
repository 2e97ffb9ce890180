// @ts-check
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
 * Loads modules of Node when a bundle first uses them. A bundle reads each import as a member of what `require` gave
 * (`node_zlib.gzip`), so that this can become a call (`(node_zlib()).gzip`, also after `new`). Lines stay where they are, and so do source maps.
 * @returns {Plugin}
 */
export function laterBuiltins() {
  return {
    name: 'later-builtins',
    renderChunk: (code) => ({ code: withLaterBuiltins(code), map: null }),
  };
}

/** @param {string} code a bundle in CommonJS, not minified */
export function withLaterBuiltins(code) {
  /** @type {string[]} */
  const names = [];
  const declared = code.replace(
    /^(?:let|const|var) (node_\w+) = require\("node:([\w/]+)"\);$/gm,
    (line, /** @type {string} */ name, /** @type {string} */ builtin) => {
      if (!later.includes(builtin) || isUsedWhole(name, code)) return line;
      names.push(name);
      return `let ${name}$loaded, ${name} = () => ${name}$loaded ??= require("node:${builtin}");`;
    },
  );
  if (names.length === 0) return code;
  return declared.replace(new RegExp(`(?<![\\w$.])(${names.join('|')})\\.`, 'g'), '($1()).');
}

/**
 * Whether more is done with a module than reading its members, besides its declaration.
 * @param {string} name
 * @param {string} code
 */
function isUsedWhole(name, code) {
  return [...code.matchAll(new RegExp(`(?<![\\w$.])${name}(?![\\w$.])`, 'g'))].length > 1;
}
