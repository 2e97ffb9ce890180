// @ts-check
/**
 * Refuses every regular expression of the app that can take more than linear time: nearly all of them are matched
 * against what a stranger sends. `recheck` tests each; the linear ones are cached.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { check } from 'recheck';
import { parseSync } from 'vite';
import { log } from '../support/log.mjs';
import { cache, root } from '../support/paths.mjs';

/** Folders whose code handles what strangers send. */
const folders = ['electron', 'shared', 'renderer'];

const { version } = createRequire(import.meta.url)('recheck/package.json');
const cacheFile = join(cache, `linear-expressions-${version}.json`);

/**
 * Limits for one expression. The check counts matching steps, not time, because a busy machine would make linear
 * expressions look slow.
 */
const limits = { timeout: 300_000, attackTimeout: null, incubationTimeout: null };

/**
 * @typedef {{ readonly pattern: string, readonly flags: string, readonly place: string }} Expression
 * @typedef {{ readonly type: string, readonly start: number } & Record<string, any>} Node
 */

/**
 * The regular expressions of a file. In an expression that is built at run time, each variable part is replaced by a
 * letter. An expression built from another's `source` is skipped, because the other is checked.
 * @param {string} file
 * @param {string} text
 * @returns {Expression[]}
 */
export function expressionsIn(file, text) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {Expression[]} */
  const found = [];
  walk(program, (node) => {
    const place = () => `${file}:${text.slice(0, node.start).split('\n').length}`;
    if (node['regex']) found.push({ ...node['regex'], place: place() });
    const isMade =
      (node.type === 'NewExpression' || node.type === 'CallExpression') &&
      node['callee'].name === 'RegExp';
    const [pattern, flags] = isMade ? node['arguments'] : [];
    if (!isMade || pattern?.property?.name === 'source' || pattern?.regex) return;
    const fixed = fixedText(pattern);
    if (fixed === null)
      throw new Error(`${place()}: write this regular expression as a literal or as fixed text.`);
    found.push({ pattern: fixed, flags: flags?.value ?? '', place: place() });
  });
  return found;
}

/**
 * @param {any} node
 * @returns {string | null}
 */
function fixedText(node) {
  if (typeof node?.value === 'string') return node.value;
  const isRaw = node?.type === 'TaggedTemplateExpression';
  const quasis = (isRaw ? node.quasi : node)?.quasis;
  return (
    quasis?.map((/** @type {any} */ { value }) => value[isRaw ? 'raw' : 'cooked']).join('x') ?? null
  );
}

/**
 * @param {unknown} node
 * @param {(node: Node) => void} visit
 */
function walk(node, visit) {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string') visit(/** @type {Node} */ (node));
  for (const child of Object.values(node)) walk(child, visit);
}

/**
 * @param {Pick<Expression, 'pattern' | 'flags'>} expression
 * @returns {Promise<string | null>} why it is refused, `null` when it is linear
 */
export async function whyRefused({ pattern, flags }) {
  const found = await check(pattern, flags, limits);
  if (found.status === 'safe') return null;
  return found.status === 'vulnerable'
    ? found.complexity.summary
    : `not decided (${found.error.kind})`;
}

/** @returns {string[]} */
function files() {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
}

/** @returns {Set<string>} */
function readCache() {
  try {
    return new Set(JSON.parse(readFileSync(cacheFile, 'utf8')));
  } catch {
    return new Set();
  }
}

/** @param {Pick<Expression, 'pattern' | 'flags'>} expression */
const keyOf = ({ pattern, flags }) => `/${pattern}/${flags}`;

/** @returns {Promise<number>} how many are refused */
export async function checkExpressions() {
  const linear = readCache();
  const all = files().flatMap((file) =>
    expressionsIn(file, readFileSync(join(root, file), 'utf8')),
  );
  const used = new Set(all.map(keyOf));
  const waiting = [...new Map(all.map((one) => [keyOf(one), one])).values()].filter(
    (one) => !linear.has(keyOf(one)),
  );
  let refused = 0;
  const work = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const why = await whyRefused(one);
      if (why === null) linear.add(keyOf(one));
      else {
        refused += 1;
        const places = all.filter((other) => keyOf(other) === keyOf(one)).map(({ place }) => place);
        log(`${places.join(', ')}: ${keyOf(one)} can take more than linear time: ${why}.`);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify([...linear].filter((key) => used.has(key))));
  return refused;
}

if (process.argv[1] === import.meta.filename) {
  const refused = await checkExpressions();
  // recheck's own process goes on waiting for work.
  process.exit(refused === 0 ? 0 : 1);
}
