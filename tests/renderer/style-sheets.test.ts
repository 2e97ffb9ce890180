import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const cwd = resolve(import.meta.dirname, '../../renderer');
const read = (file: string) => readFileSync(resolve(cwd, file), 'utf8');

it('every style sheet of the window is imported by its path', () => {
  const imported = new Set(
    globSync('**/*.{ts,tsx,html}', { cwd }).flatMap((file) =>
      [...read(file).matchAll(/['"](\.{1,2}\/[^'"]+\.css)['"]/g)].map(([, path]) =>
        resolve(cwd, file, '..', path ?? ''),
      ),
    ),
  );
  const sheets = globSync('**/*.css', { cwd }).map((file) => resolve(cwd, file));
  expect(sheets.length).toBeGreaterThan(50);
  expect(sheets.filter((sheet) => !imported.has(sheet))).toEqual([]);
});

it('each class of the window is described by one style sheet', () => {
  const sheetsOf = new Map<string, Set<string>>();
  for (const file of globSync('**/*.css', { cwd })) {
    const rules = read(file).replaceAll(/\/\*.*?\*\//gs, '');
    for (const [, selector] of rules.matchAll(/(?:^|[{};])\s*(\.[\w-]+)\s*\{/g))
      if (selector !== undefined)
        sheetsOf.set(selector, (sheetsOf.get(selector) ?? new Set()).add(file));
  }
  expect(sheetsOf.size).toBeGreaterThan(100);
  expect([...sheetsOf].filter(([, files]) => files.size > 1)).toEqual([]);
});
