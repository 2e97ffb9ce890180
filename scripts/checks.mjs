// @ts-check
import { join } from 'node:path';
import { root, tool } from './places.mjs';
import { run } from './run.mjs';

/**
 * What is checked without running the app, cheapest first.
 * @type {readonly { name: string, file: string, args: readonly string[] }[]}
 */
export const checks = [
  { name: 'format', file: tool('prettier/bin/prettier.cjs'), args: ['--check', '.'] },
  { name: 'lint', file: tool('oxlint/bin/oxlint'), args: ['--deny-warnings'] },
  { name: 'expressions', file: join(root, 'scripts', 'expressions.mjs'), args: [] },
  { name: 'types', file: tool('typescript/bin/tsc'), args: ['-b'] },
];

/**
 * Runs checks until one fails.
 * @param {(name: string) => void} announce
 * @returns {Promise<number>} the exit code of the first that fails, or 0
 */
export async function runChecks(announce) {
  for (const { name, file, args } of checks) {
    announce(name);
    const code = await run(process.execPath, [file, ...args], { cwd: root });
    if (code !== 0) return code;
  }
  return 0;
}
