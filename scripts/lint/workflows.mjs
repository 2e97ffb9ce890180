// @ts-check
/**
 * Checks .github/workflows/: GitHub's own language service for their syntax and expressions, and the rules below, which
 * it does not have.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parseDocument } from 'yaml';
import { log } from '../support/log.mjs';
import { cache, root } from '../support/paths.mjs';

/**
 * @typedef {{ uses?: string, run?: string, with?: Record<string, unknown> }} Step
 * @typedef {{ uses?: string, permissions?: unknown, 'timeout-minutes'?: number, steps?: readonly Step[] }} Job
 * @typedef {{ permissions?: unknown, jobs: Record<string, Job> }} Workflow
 * @typedef {(text: string, read: (path: string) => string) => Promise<string[]>} Validate
 */

const folder = '.github/workflows';

/** A full commit, which nobody can move, with the version that a person reads. */
const pinned = /uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/**
 * What is wrong with a workflow, a sentence each.
 * @param {string} file its path from the project's root
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function workflowFaults(file, text) {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) return [`${file}: ${error.message}`];
  const validate = await languageService();
  /** @type {Workflow} */
  const workflow = document.toJS();
  return [
    ...(await validate(text, (path) => readFileSync(join(root, path), 'utf8'))),
    ...unpinned(text),
    ...(isNoRight(workflow.permissions)
      ? []
      : ['permissions: should be “contents: read”; a job that needs more says so itself']),
    ...Object.entries(workflow.jobs ?? {}).flatMap(([name, job]) => jobFaults(name, job)),
  ].map((fault) => `${file}: ${fault}`);
}

/** @param {string} text */
function unpinned(text) {
  return text
    .split('\n')
    .filter((line) => /^[\s-]*uses: (?!\.\/)/.test(line) && !pinned.test(line))
    .map((line) => `“${line.trim()}” should name a full commit, and its version as a comment`);
}

/** @param {unknown} permissions of a whole workflow */
function isNoRight(permissions) {
  return JSON.stringify(permissions) === '{"contents":"read"}';
}

/**
 * @param {string} name
 * @param {Job} job
 */
function jobFaults(name, job) {
  const steps = job.steps ?? [];
  return [
    ...(job.uses === undefined && job['timeout-minutes'] === undefined
      ? [`${name} has no timeout-minutes, and would be ended after 6 hours`]
      : []),
    ...steps.flatMap((step) => [
      ...(step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false
        ? [`${name} leaves its token in the checkout; set persist-credentials: false`]
        : []),
      ...runFaults(name, step.run ?? ''),
    ]),
  ];
}

/**
 * @param {string} name of the job
 * @param {string} run
 */
function runFaults(name, run) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const asked = [...run.matchAll(/npm (?:run (?:-s )?([\w:-]+)|(test))/g)].map(
    ([, script, test]) => script ?? test ?? '',
  );
  const files = [...run.matchAll(/node (\S+\.mjs)/g)].map(([, path]) => path ?? '');
  return [
    // Anyone who can name a branch or a tag could write our script.
    ...(run.includes('${{') ? [`${name} puts an expression into a script; use env`] : []),
    ...asked
      .filter((script) => !(script in scripts))
      .map((script) => `${name} runs npm's script ${script}, which package.json does not have`),
    ...files
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${name} runs ${path}, which is not there`),
  ];
}

/** @type {Promise<Validate> | undefined} */
let service;

/** The language service imports JSON as only bundlers do, so it is bundled before it is loaded. */
function languageService() {
  service ??= loadLanguageService();
  return service;
}

/** @returns {Promise<Validate>} */
async function loadLanguageService() {
  mkdirSync(cache, { recursive: true });
  const bundle = join(cache, `workflow-validator-${process.pid}.mjs`);
  await build({
    stdin: { contents: validator, resolveDir: root },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    // One of its packages is CommonJS.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  try {
    return (await import(pathToFileURL(bundle).href)).validateWorkflow;
  } finally {
    rmSync(bundle, { force: true });
  }
}

/**
 * `read` gives the text of a file by its path from the project's root: a workflow may use another one. Secrets and
 * variables of the repository are not known here; GitHub gives them as empty texts when they are absent.
 */
const validator = `
import { validate } from '@actions/languageservice/validate';
import { TextDocument } from 'vscode-languageserver-textdocument';

// The service remembers each document by its address.
let documents = 0;

async function validateWorkflow(text, read) {
  const address = 'file:///.github/workflows/' + ++documents + '.yml';
  const document = TextDocument.create(address, 'yaml', 1, text);
  const fileProvider = {
    getFileContent: async ({ path }) => ({ name: path, content: read(path) }),
  };
  const found = await validate(document, { fileProvider });
  return found.map(({ range, message }) => 'line ' + (range.start.line + 1) + ': ' + message);
}

export { validateWorkflow };
`;

if (process.argv[1] === import.meta.filename) {
  const files = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  const faults = await Promise.all(
    files.map((file) => workflowFaults(file, readFileSync(join(root, file), 'utf8'))),
  );
  faults.flat().forEach(log);
  process.exitCode = faults.flat().length === 0 ? 0 : 1;
}
