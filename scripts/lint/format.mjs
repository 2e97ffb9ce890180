// @ts-check
/**
 * Refuses files that are not formatted. What oxfmt would leave as it is passes: it formats as Prettier does, in a fiftieth of the
 * time. What it would change is asked of Prettier, which is newer than the one that oxfmt follows.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from '../support/paths.mjs';
import { runQuietly } from '../support/run.mjs';

const configuration = join(root, '.prettierrc.json');
const oxfmt = [tool('oxfmt/bin/oxfmt'), '-c', configuration, '--list-different', '.'];
const prettier = [
  tool('prettier/bin/prettier.cjs'),
  ...['--config', configuration, '--check', '--log-level', 'warn'],
];

/** With more paths than that, a command would be longer than Windows allows. */
const mostPaths = 200;

/**
 * @param {string} folder
 * @returns {Promise<string | null>} what is said of the files that are not formatted, `null` when all are
 */
export async function unformatted(folder) {
  const options = { cwd: folder };
  const { code, output } = await runQuietly(process.execPath, oxfmt, options);
  if (code === 0) return null;
  const lines = output.split(/\r?\n/).filter(Boolean);
  const files = lines.filter((line) => existsSync(join(folder, line)));
  // Anything else is about a file that could not be read.
  if (files.length < lines.length) return output;
  const asked = files.length > mostPaths ? ['.'] : files;
  const judged = await runQuietly(process.execPath, [...prettier, ...asked], options);
  return judged.code === 0 ? null : judged.output;
}

if (process.argv[1] === import.meta.filename) {
  const found = await unformatted(root);
  if (found !== null) process.stdout.write(found);
  process.exitCode = found === null ? 0 : 1;
}
