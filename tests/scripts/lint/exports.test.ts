import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);

/** Each file with its words, comments left out. */
const files = globSync(
  ['{electron,renderer,shared,scripts,tests,examples}/**/*.{ts,tsx,mjs}', '*.config.ts'],
  { cwd: root, exclude: ['**/node_modules/**'] },
).map((path) => {
  const text = readFileSync(new URL(path.replaceAll('\\', '/'), root), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');
  return { path: path.replaceAll('\\', '/'), words: text.match(/\w+/g) ?? [], text };
});

/** How many files have a word. */
const filesWith = new Map<string, number>();
for (const { words } of files)
  for (const word of new Set(words)) filesWith.set(word, (filesWith.get(word) ?? 0) + 1);

/** The names that the source exports, by a pattern of declarations. */
function exported(declaration: string): readonly { path: string; name: string; uses: number }[] {
  const pattern = new RegExp(String.raw`^export (?:async )?(?:${declaration}) (\w+)`, 'gm');
  return files
    .filter(({ path }) => /^(?:electron|renderer|shared|scripts)\//.test(path))
    .flatMap(({ path, text, words }) =>
      [...text.matchAll(pattern)].map(([, name = '']) => ({
        path,
        name,
        uses: words.filter((word) => word === name).length,
      })),
    );
}

it('every value that is exported is named in another file', () => {
  const values = exported('const|let|function|class');
  expect(values.length).toBeGreaterThan(1_000);
  expect(values.filter(({ name }) => filesWith.get(name) === 1)).toEqual([]);
});

it('every type that is exported is used', () => {
  const types = exported('interface|type');
  expect(types.length).toBeGreaterThan(500);
  expect(types.filter(({ name, uses }) => filesWith.get(name) === 1 && uses === 1)).toEqual([]);
});
