import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../out/main');

/** A bundle and all that it loads before anything else can happen. */
function loadedBy(path: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (found.has(path)) return found;
  const text = readFileSync(join(folder, path), 'utf8');
  found.set(path, text);
  // What is loaded later stands within a function, and so is not a statement of its own.
  for (const [, name = ''] of text.matchAll(/^(?:const \w+ = )?require\("\.\/([\w/.-]+)"\);$/gm))
    loadedBy(path.startsWith('chunks/') ? `chunks/${name}` : name, found);
  return found;
}

const builtinsOf = (bundles: ReadonlyMap<string, string>) =>
  [...bundles.values()].flatMap((text) =>
    [...text.matchAll(/^(?:let|const|var) \w+ = require\("node:([\w/]+)"\);$/gm)].map(
      ([, name = '']) => name,
    ),
  );

it('the inspector and the window begin before the rest of the main process is loaded', () => {
  const bundles = loadedBy('start.cjs');
  expect([...bundles.keys()]).not.toContain('chunks/main.cjs');
  expect([...bundles.keys()]).not.toContain('chunks/schemas.cjs');
  const characters = [...bundles.values()].reduce((sum, text) => sum + text.length, 0);
  expect(characters).toBeLessThan(89_000);
});

it('the inspector loads parts of Node that few requests need when they are needed', () => {
  const builtins = builtinsOf(loadedBy('inspector.cjs'));
  expect(builtins).toContain('http');
  for (const later of ['https', 'zlib', 'dns', 'dns/promises', 'perf_hooks', 'v8', 'vm'])
    expect(builtins).not.toContain(later);
});

it('the inspector starts without what reads requests', () => {
  const inspection = 'chunks/inspection.cjs';
  expect(readFileSync(join(folder, inspection), 'utf8')).toContain('function diagnose(');
  expect([...loadedBy('inspector.cjs').keys()]).not.toContain(inspection);
});
