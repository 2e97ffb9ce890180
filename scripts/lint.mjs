// @ts-check
/** `npm run lint`: everything that is checked without running the app, side by side. */
import { join } from 'node:path';
import { root, tool } from './support/paths.mjs';
import { runQuietly } from './support/run.mjs';

/**
 * tsc caches results by file content; the check of regular expressions has a list of those that are proved linear, which
 * it completes.
 * @type {readonly { name: string, file: string, args: readonly string[], env?: NodeJS.ProcessEnv }[]}
 */
const checks = [
  { name: 'format', file: join(root, 'scripts', 'lint', 'format.mjs'), args: [] },
  // More checkers for a project would each repeat the work of the others.
  { name: 'types', file: tool('typescript/bin/tsc'), args: ['-b', '--checkers', '1'] },
  {
    name: 'lint',
    file: tool('oxlint/bin/oxlint'),
    args: ['--deny-warnings'],
    // For its part that knows types: more threads would each repeat the work of the others. It collects no garbage, and needs hardly
    // more memory at its end.
    env: { GOMAXPROCS: '1', GOGC: 'off', GOMEMLIMIT: '3GiB' },
  },
  { name: 'arrows', file: join(root, 'scripts', 'lint', 'arrows.mjs'), args: [] },
  { name: 'portable', file: join(root, 'scripts', 'lint', 'portable.mjs'), args: [] },
  { name: 'races', file: join(root, 'scripts', 'lint', 'races.mjs'), args: [] },
  { name: 'workflows', file: join(root, 'scripts', 'lint', 'workflows.mjs'), args: [] },
  { name: 'expressions', file: join(root, 'scripts', 'lint', 'expressions.mjs'), args: [] },
];

/**
 * Runs all checks, and prints how long each took and the output of each that fails.
 * @param {{ priority?: 'lowest', stop?: AbortSignal }} [options] `priority`: beside something that matters more. `stop` ends
 *   them, without a word.
 * @returns {Promise<boolean>} whether all passed
 */
export async function runChecks({ priority, stop } = {}) {
  const startedMs = Date.now();
  const env = {
    ...process.env,
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    // tsc is written in Go: it collects garbage half as often, and ends sooner.
    GOGC: '200',
  };
  const passed = await Promise.all(
    checks.map(async ({ name, file, args, env: own = {} }) => {
      const { code, output } = await runQuietly(process.execPath, [file, ...args], {
        cwd: root,
        env: { ...env, ...own },
        ...(priority === undefined ? {} : { priority }),
        ...(stop === undefined ? {} : { stop }),
      });
      if (stop?.aborted) return false;
      const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
      const isPassed = code === 0;
      process.stdout.write(
        `${isPassed ? '✓' : '✗'} ${name} ${seconds} s\n${isPassed ? '' : `${output}\n`}`,
      );
      return isPassed;
    }),
  );
  return passed.every(Boolean);
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = (await runChecks()) ? 0 : 1;
}
