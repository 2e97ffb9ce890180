// @ts-check
/** Refuses each import that the two tables below do not allow. */
import { readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { log } from '../support/log.mjs';
import { root } from '../support/paths.mjs';

const windowBasis = ['renderer/bridge', 'shared', 'resources/locales'];
const featureBasis = ['renderer/store', 'renderer/ui', ...windowBasis];
const tabBasis = ['renderer/detail/shared', ...featureBasis];

/**
 * Which parts of the app each part may import, besides itself. The first row whose path a file's path begins with
 * holds for the file.
 * @type {readonly (readonly [part: string, mayImport: readonly string[]])[]}
 */
const parts = [
  ['shared', []],
  ['electron/core', ['shared']],
  ['electron/terminal', ['electron/core', 'shared']],
  ['electron/app', ['electron/core', 'shared']],
  [
    'electron/entry',
    [
      'electron/app/compiled-code',
      'electron/app/start-fault',
      'electron/start',
      'electron/terminal',
    ],
  ],
  ['electron/start', ['electron/app', 'electron/core', 'electron/main', 'shared']],
  ['electron/command-process', ['electron/app', 'electron/terminal']],
  ['electron/cli', ['electron/terminal', 'electron/core', 'shared']],
  ['electron/inspector', ['electron/core', 'shared']],
  ['electron/main', ['electron/app', 'electron/core', 'electron/start', 'shared']],
  ['electron/preload', ['electron/app', 'shared/contract/bridge', 'shared/contract/events']],
  ['renderer/bridge', ['shared']],
  ['renderer/store', windowBasis],
  ['renderer/ui', windowBasis],
  ['renderer/mail', featureBasis],
  ['renderer/pdf', ['shared']],
  ['renderer/list', featureBasis],
  ['renderer/detail/shared', featureBasis],
  ['renderer/detail/message', ['renderer/mail', ...tabBasis]],
  ['renderer/detail/fields', tabBasis],
  ['renderer/detail/issues', tabBasis],
  ['renderer/detail/attachments', tabBasis],
  ['renderer/detail/signature', tabBasis],
  ['renderer/detail/related', tabBasis],
  ['renderer/detail/crm-calls', ['renderer/forward', 'renderer/token', ...tabBasis]],
  ['renderer/detail/body', tabBasis],
  ['renderer/detail/headers', tabBasis],
  ['renderer/detail/forwarded', ['renderer/forward', ...tabBasis]],
  ['renderer/detail', featureBasis],
  ['renderer/compare', tabBasis],
  ['renderer/forward', ['renderer/settings', ...tabBasis]],
  ['renderer/play', ['renderer/forward', 'renderer/settings', ...tabBasis]],
  ['renderer/types', tabBasis],
  ['renderer/report', featureBasis],
  ['renderer/header', featureBasis],
  ['renderer/import', featureBasis],
  ['renderer/settings', featureBasis],
  [
    'renderer/commands',
    [
      'renderer/detail/tab-choice',
      'renderer/list/query-filters',
      'renderer/mail/mail-store',
      'renderer/mail/use-mail',
      'renderer/settings/setting-rows',
      'renderer/settings/sections',
      ...featureBasis,
    ],
  ],
  ['renderer/frame', featureBasis],
  ['renderer', windowBasis],
  ['tests/shared', ['tests', 'shared']],
  ['tests/core', ['tests', 'electron', 'shared', 'resources']],
  ['tests/flow', ['tests', 'electron', 'shared', 'resources']],
];

const node = [
  'electron/core',
  'electron/terminal',
  'electron/app',
  'electron/main',
  'electron/start',
];
const nodeEntries = [
  'electron/cli',
  'electron/command-process',
  'electron/entry',
  'electron/inspector',
  'scripts',
  'tests',
];

/**
 * Packages and modules of Node that only some parts may import. The first row that names it holds.
 * @type {readonly (readonly [name: RegExp, parts: readonly string[]])[]}
 */
const packages = [
  [/^zod$/, ['shared', ...node, ...nodeEntries]],
  [/^electron(\/|$)/, ['electron/app', 'electron/main', 'electron/preload', 'electron/start']],
  [
    /^node:child_process$/,
    ['electron/core/tunnel/program', 'electron/app/updates', 'scripts', 'tests'],
  ],
  [/^node:/, [...node, ...nodeEntries]],
  [/^electron-updater(\/|$)/, ['electron/app/updates']],
  [/^localtunnel$/, ['electron/core/tunnel/localtunnel']],
  [/^dompurify$/, ['renderer/mail/sanitize']],
  [
    /^(react|react-dom|react-i18next|zustand|radix-ui|lucide-react)(\/|$)/,
    ['renderer', 'tests/support/components'],
  ],
  [/^@codemirror\/merge$/, ['renderer/compare/merge-view']],
  [/^@(tanstack|codemirror)\//, ['renderer']],
  [/./, ['electron/core', 'electron/terminal', 'electron/app', 'renderer', 'scripts', 'tests']],
];

/**
 * The imports of a file that the tables refuse: static and dynamic ones, of types too.
 * @param {string} file its path from the project's root, with slashes
 * @param {string} text
 * @returns {string[]} one sentence for each
 */
export function forbiddenImports(file, text) {
  return importsIn(file, text)
    .map((name) => whyForbidden(file, name))
    .filter((why) => why !== undefined);
}

/**
 * @param {string} file
 * @param {string} name what the import names
 */
function whyForbidden(file, name) {
  if (name.startsWith('.')) {
    const target = posix.join(posix.dirname(file), name);
    const row = parts.find(([part]) => isIn(file, part));
    if (row === undefined || [row[0], ...row[1]].some((part) => isIn(target, part))) return;
    const allowed = row[1].length > 0 ? row[1].join(', ') : 'nothing but itself';
    return `${file} may not import '${name}': ${row[0]} imports ${allowed}.`;
  }
  const full = isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name;
  const allowed = packages.find(([pattern]) => pattern.test(full))?.[1] ?? [];
  if (allowed.some((part) => isIn(file, part))) return;
  return `${file} may not import '${name}': only ${allowed.join(', ')} may.`;
}

/**
 * @param {string} file
 * @param {string} part a folder, or a file without its ending
 */
function isIn(file, part) {
  return file.startsWith(part) && /^([./]|$)/.test(file.slice(part.length));
}

/**
 * @param {string} file
 * @param {string} text
 */
function importsIn(file, text) {
  const { module } = parseSync(file, text);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const literal = /^(['"`])(.*)\1$/s.exec(text.slice(start, end));
      return literal?.[2] ?? [];
    }),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const found = ['shared', 'electron', 'renderer', 'tests', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|mjs)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .flatMap((file) => forbiddenImports(file, readFileSync(join(root, file), 'utf8'))),
  );
  for (const line of found) log(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
