// @ts-check
/** `npm run lint`: everything that is checked without running the app, side by side. */
import { join } from 'node:path';
import { cache, root, tool } from './support/paths.mjs';
import { runQuietly } from './support/run.mjs';

/**
 * Prettier and tsc remember by content what they have checked, and the regular expressions what is proved.
 * @type {readonly { name: string, file: string, args: readonly string[] }[]}
 */
const checks = [
  {
    name: 'format',
    file: tool('prettier/bin/prettier.cjs'),
    args: [
      ...['--check', '.', '--log-level', 'warn'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', join(cache, 'prettier')],
    ],
  },
  { name: 'types', file: tool('typescript/bin/tsc'), args: ['-b'] },
  { name: 'lint', file: tool('oxlint/bin/oxlint'), args: ['--deny-warnings'] },
  { name: 'arrows', file: join(root, 'scripts', 'lint', 'arrows.mjs'), args: [] },
  { name: 'expressions', file: join(root, 'scripts', 'lint', 'expressions.mjs'), args: [] },
];

/**
 * Runs all checks and shows the output of each that fails.
 * @returns {Promise<{ failed: boolean, seconds: Record<string, number> }>} the time that each took, by its name
 */
export async function runChecks() {
  const startedMs = Date.now();
  const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };
  /** @type {Record<string, number>} */
  const seconds = {};
  const codes = await Promise.all(
    checks.map(async ({ name, file, args }) => {
      const { code, output } = await runQuietly(process.execPath, [file, ...args], {
        cwd: root,
        env,
      });
      seconds[name] = (Date.now() - startedMs) / 1000;
      process.stdout.write(code === 0 ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`);
      return code;
    }),
  );
  return { failed: codes.some((code) => code !== 0), seconds };
}

if (process.argv[1] === import.meta.filename) {
  const { failed } = await runChecks();
  process.exitCode = failed ? 1 : 0;
}
