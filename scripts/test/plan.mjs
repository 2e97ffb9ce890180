// @ts-check

/** The folders below tests/ whose tests run sources directly. All other tests run the built app. */
export const unitFolders = ['shared', 'core', 'terminal', 'app', 'renderer', 'scripts', 'docs'];

/** The suffix of test files that take seconds: random cases, megabytes, threads, other programs. */
export const thoroughEnding = '.thorough.test.ts';

/**
 * How the names of flow tests begin that mostly wait: for other processes, deadlines and servers that come back. They time
 * nothing that a busy machine makes longer.
 */
export const waitingFlows = [
  'cli',
  'examples',
  'forwarding',
  'in-order',
  'npm-scripts',
  'packaged-app',
  'relay',
  'replies',
  'tunnel',
];

/**
 * What a run of tests needs.
 * @param {readonly string[]} args for Vitest: patterns, which are parts of paths, and flags
 * @param {readonly string[]} files every test file, with its path from the project's root
 * @returns {{ checks: boolean, app: boolean, window: boolean, php: boolean, sshd: boolean }} `checks`: format, lint and types. `app`: the
 *   built app. `window`: Electron with a display. `php`: a PHP that can receive requests. `sshd`: OpenSSH's server.
 */
export function planOf(args, files) {
  const all = chosen(args, files);
  const folders = new Set(all.map((file) => file.split('/')[1] ?? ''));
  const builtFolders = [...folders].filter((folder) => !unitFolders.includes(folder));
  return {
    checks: args.length === 0,
    app: builtFolders.length > 0,
    window: builtFolders.some((folder) => folder !== 'flow'),
    php: all.includes('tests/flow/real-receivers.test.ts'),
    sshd: all.some((file) => file.endsWith('/tunnel-ssh.test.ts')),
  };
}

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} files
 */
function chosen(args, files) {
  const projects = projectsIn(args);
  const inProjects = files.filter((file) => projects.length === 0 || isIn(projects, file));
  const words = args.map((arg, at) => ({ arg, afterFlag: args[at - 1]?.startsWith('-') ?? false }));
  const patterns = words.filter(({ arg }) => !arg.startsWith('-'));
  // What follows a flag may be the flag's value. It can add files to the run, but not narrow it.
  if (patterns.every(({ afterFlag }) => afterFlag)) return inProjects;
  return inProjects.filter((file) => patterns.some(({ arg }) => file.includes(pathPart(arg))));
}

/** @param {readonly string[]} args */
function projectsIn(args) {
  return args.flatMap((arg, at) => {
    if (arg === '--project') return args[at + 1] ?? [];
    return arg.startsWith('--project=') ? arg.slice('--project='.length) : [];
  });
}

/**
 * @param {readonly string[]} projects
 * @param {string} file
 */
function isIn(projects, file) {
  const folder = file.split('/')[1] ?? '';
  if (!unitFolders.includes(folder)) return projects.includes(folder);
  return projects.includes(file.endsWith(thoroughEnding) ? 'thorough' : 'unit');
}

/**
 * The part of a pattern that is looked for in paths: without the project's folder and a line number.
 * @param {string} pattern
 */
function pathPart(pattern) {
  const path = pattern.replaceAll('\\', '/').replace(/:\d+$/, '').replace(/^\.\//, '');
  return path.startsWith('/') ? path.slice(path.indexOf('/tests/') + 1) : path;
}
