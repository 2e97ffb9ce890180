// @ts-check
/** Refuses what makes a test race, by what has been found in this project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../support/log.mjs';
import { root } from '../support/paths.mjs';

/**
 * Each row: what a test has, and what it does instead. `of` the window: for tests of the window alone.
 * @type {readonly { pattern: RegExp, why: string, of?: 'window' }[]}
 */
const rules = [
  {
    pattern:
      /(?:\bgetByRole\('option'(?:,\s*\{[^{}]*\})?\)|\brows?\([^()]*\))(?:\s*\.(?:first|last|nth|filter)\([^()]*\))*\s*\.click\(\)/g,
    why: 'the detail shows the former request for a moment: use openRow, or openAsNewest for one that is being sent',
    of: 'window',
  },
  {
    pattern: /\.waitForTimeout\(/g,
    why: 'a fixed time is too short on a busy machine: wait for what is to be seen',
  },
  {
    pattern: /\.setDefaultTimeout\(/g,
    why: 'a busy machine needs the time that tests/support/app.ts gives',
    of: 'window',
  },
  {
    pattern: /expect\s*\.poll\([^;]*?\btimeout:\s*\d{1,2}_?\d{3}\b/g,
    why: 'expect.poll waits as long as vitest.config.ts says, which a busy machine needs',
  },
  {
    pattern: /\.waitFor\(\{[^{}]*\btimeout:\s*\d{1,2}_?\d{3}\b/g,
    why: 'waitFor waits as long as tests/support/app.ts says, which a busy machine needs',
  },
  {
    pattern: /\.frames\(\)\s*\.find\(/g,
    why: 'Playwright does not list every frame whose process changes: use listedFrame, or drawnMail for an opened mail',
    of: 'window',
  },
  {
    pattern: /\.listen\(\s*65_?535\b/g,
    why: 'systems give this port to connections too: use takeLastPort',
  },
  {
    pattern: /expect\(performance\.now\(\) - \w+\)\.toBeLessThan/g,
    why: 'a busy machine takes any time: measure processor time (tests/support/processor-time.ts), or let what must not be waited for take longer than the test may',
  },
];

/**
 * The sentences about a test.
 * @param {string} file its path from the project's root, with slashes
 * @param {string} text
 * @returns {string[]}
 */
export function racing(file, text) {
  const own = rules.filter(({ of }) => of !== 'window' || file.startsWith('tests/e2e/'));
  return own.flatMap(({ pattern, why }) =>
    [...text.matchAll(pattern)].map(({ index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${file}:${line}: ${why}.`;
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const found = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !/^tests\/(?:bench|scripts\/lint)\//.test(file))
    .flatMap((file) => racing(file, readFileSync(join(root, file), 'utf8')));
  found.forEach(log);
  process.exitCode = found.length === 0 ? 0 : 1;
}
