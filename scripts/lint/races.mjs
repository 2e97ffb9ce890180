// @ts-check
/** Refuses what makes a test of the window race, by what has been found in this project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../support/log.mjs';
import { root } from '../support/paths.mjs';

/**
 * Each row: what a test has, and what it does instead.
 * @type {readonly { pattern: RegExp, why: string }[]}
 */
const rules = [
  {
    pattern:
      /(?:\bgetByRole\('option'(?:,\s*\{[^{}]*\})?\)|\brows?\([^()]*\))(?:\s*\.(?:first|last|nth|filter)\([^()]*\))*\s*\.click\(\)/g,
    why: 'the detail shows the former request for a moment: use openRow, or openAsNewest for one that is being sent',
  },
  {
    pattern: /\.waitForTimeout\(/g,
    why: 'a fixed time is too short on a busy machine: wait for what is to be seen',
  },
  {
    pattern: /\.setDefaultTimeout\(/g,
    why: 'a busy machine needs the time that tests/support/app.ts gives',
  },
  {
    pattern: /expect\s*\.poll\([^;]*?\btimeout:\s*\d{1,2}_?\d{3}\b/g,
    why: 'expect.poll waits as long as vitest.config.ts says, which a busy machine needs',
  },
];

/**
 * The sentences about a test of the window.
 * @param {string} file its path from the project's root, with slashes
 * @param {string} text
 * @returns {string[]}
 */
export function racing(file, text) {
  return rules.flatMap(({ pattern, why }) =>
    [...text.matchAll(pattern)].map(({ index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${file}:${line}: ${why}.`;
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(root, 'tests', 'e2e');
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => racing(`tests/e2e/${name}`, readFileSync(join(folder, name), 'utf8')));
  found.forEach(log);
  process.exitCode = found.length === 0 ? 0 : 1;
}
