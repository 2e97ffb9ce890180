import { readFileSync } from 'node:fs';
import prettier from 'prettier';

/**
 * A page of `docs/` with one table made again from the code.
 *
 * @param path absolute.
 * @param firstHead the text of the table's first head cell, by which it is found.
 * @param cells rows of cells, the head first.
 * @throws Error when the page has no such table.
 */
export async function withGeneratedTable(
  path: string,
  firstHead: string,
  cells: readonly (readonly string[])[],
): Promise<string> {
  const page = readFileSync(path, 'utf8');
  const [head = [], ...rows] = cells;
  const table = [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('');
  const old = new RegExp(`^\\| ${firstHead} +\\|.*\\n(?:\\|.*\\n)+`, 'm');
  if (!old.test(page)) throw new Error(`${path} has no table that begins with "${firstHead}".`);
  const options = await prettier.resolveConfig(path);
  return prettier.format(
    page.replace(old, () => table),
    { ...options, parser: 'markdown' },
  );
}
