import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);

it('every type of the source has a name of its own', () => {
  const files = new Map<string, string[]>();
  for (const path of globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: root })) {
    const text = readFileSync(new URL(path.replaceAll('\\', '/'), root), 'utf8');
    for (const [, name = ''] of text.matchAll(/^(?:export )?(?:interface|type|class) (\w+)/gm))
      files.set(name, [...(files.get(name) ?? []), path]);
  }
  expect(files.size).toBeGreaterThan(500);
  expect([...files].filter(([, paths]) => paths.length > 1)).toEqual([]);
});
