import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const entries = ['main.tsx', 'mail/sanitizer-page.ts', 'pdf/pdf.ts'].map((name) =>
  join('renderer', name),
);

/** What a file imports for use, types aside. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'/gm);
  return [...statements, ...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, name]) => name ?? '');
}

it('keeps schemas out of the window’s bundle, because they slow down its start', () => {
  const seen = new Set<string>();
  const schemas: string[] = [];
  const todo = [...entries, 'electron/preload.ts'];
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of importsOf(file)) {
      if (name === 'zod') schemas.push(file);
      if (/^\.{1,2}\/.*\.tsx?$/.test(name)) todo.push(join(dirname(file), name));
    }
  }
  expect(seen.size).toBeGreaterThan(200);
  expect(schemas).toEqual([]);
});
