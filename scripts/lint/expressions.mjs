// @ts-check
/**
 * Refuses every regular expression of the app that can take more than linear time: nearly all of them are matched
 * against what a stranger sends. `recheck` tests each that is not in `linear-expressions.json`, and adds the linear ones
 * to that list. `npm run test:long` tests those in the list again.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { check } from 'recheck';
import { parseSync } from 'vite';
import { log } from '../support/log.mjs';
import { root } from '../support/paths.mjs';

/** Folders whose code handles what strangers send. */
const folders = ['electron', 'shared', 'renderer'];

const { version } = createRequire(import.meta.url)('recheck/package.json');
const listFile = join(import.meta.dirname, 'linear-expressions.json');

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

/**
 * @param {readonly Expression[]} expressions
 * @returns {Promise<string[]>} a line about each that is refused
 */
export async function refusals(expressions) {
  const waiting = [...expressions];
  /** @type {string[]} */
  const refused = [];
  const work = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const why = await whyRefused(one);
      if (why !== null)
        refused.push(`${one.place}: ${keyOf(one)} can take more than linear time: ${why}.`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return refused;
}

/** @returns {Expression[]} the different expressions of the app, each with all places that have it */
export function expressionsOfApp() {
  /** @type {Map<string, Expression>} */
  const different = new Map();
  for (const file of files()) {
    for (const one of expressionsIn(file, readFileSync(join(root, file), 'utf8'))) {
      const known = different.get(keyOf(one));
      const place = known === undefined ? one.place : `${known.place}, ${one.place}`;
      different.set(keyOf(one), { ...one, place });
    }
  }
  return [...different.values()];
}

/** @returns {string[]} */
function files() {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
}

/**
 * @param {string} text of the list
 * @returns {ReadonlySet<string>} what this recheck proved; nothing of what another version of it did
 */
export function provedIn(text) {
  const list = JSON.parse(text);
  return new Set(list.recheck === version ? list.linear : []);
}

/**
 * @param {readonly Pick<Expression, 'pattern' | 'flags'>[]} linear
 * @returns {string} the text of a list: an expression a line, in an order that does not depend on where they are
 */
export function listOf(linear) {
  const list = { recheck: version, linear: linear.map(keyOf).toSorted() };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** @param {Pick<Expression, 'pattern' | 'flags'>} expression */
const keyOf = ({ pattern, flags }) => `/${pattern}/${flags}`;

/** @returns {Promise<number>} how many are refused */
async function checkExpressions() {
  const before = readFileSync(listFile, 'utf8');
  const proved = provedIn(before);
  const all = expressionsOfApp();
  const refused = await refusals(all.filter((one) => !proved.has(keyOf(one))));
  for (const line of refused) log(line);
  if (refused.length === 0 && listOf(all) !== before) writeFileSync(listFile, listOf(all));
  return refused.length;
}

if (process.argv[1] === import.meta.filename) {
  const refused = await checkExpressions();
  // recheck's own process goes on waiting for work.
  process.exit(refused === 0 ? 0 : 1);
}
