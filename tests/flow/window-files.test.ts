import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../out/renderer');

/** The scripts that a page loads before it runs. */
function scriptsOf(page: string): readonly string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\.{1,2}\/(assets\/[\w-]+\.js)"/g)].map(
    ([, path = '']) => path,
  );
}

/** A script and all that it imports before it runs. */
function importedBy(path: string, found = new Set<string>()): readonly string[] {
  if (found.has(path)) return [...found];
  found.add(path);
  const text = readFileSync(join(folder, path), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)\s?["']\.\/([\w-]+\.js)["']/g))
    importedBy(`assets/${name}`, found);
  return [...found];
}

const textOf = (paths: readonly string[]) =>
  paths.map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
const isEditor = (text: string) => text.includes('cm-editor');
const isReact = (text: string) => text.includes('react.element') || text.includes('react.memo');

it('the first picture of the window needs neither dialogs, nor the detail, nor the editor', () => {
  const start = textOf(scriptsOf('index.html'));
  expect(isReact(start)).toBe(true);
  expect(isEditor(start)).toBe(false);
  expect(start.includes('opened-dialog-preview') || start.includes('mail-canvas')).toBe(false);
  expect(start.length).toBeLessThan(700_000);
});

it('what draws the first picture is compiled whole, and so is in the compiled code that Chromium keeps', () => {
  const [start = ''] = readdirSync(join(folder, 'assets')).filter((name) =>
    /^start-.*\.js$/.test(name),
  );
  expect(scriptsOf('index.html')).toContain(`assets/${start}`);
  const text = textOf([`assets/${start}`]);
  expect(text.startsWith('//# allFunctionsCalledOnLoad\n')).toBe(true);
  const map = JSON.parse(textOf([`assets/${start}.map`])) as { readonly mappings: string };
  // Neither the hint’s line nor the build’s own comes from a source.
  const code = text.split('\n').findIndex((line) => line.startsWith('import'));
  expect(map.mappings.startsWith(';'.repeat(code))).toBe(true);
  expect(map.mappings[code]).not.toBe(';');
});

it('the dialogs and the detail do not wait for the editor', () => {
  const [parts] = readdirSync(join(folder, 'assets')).filter((name) => /^parts-.*\.js$/.test(name));
  const text = textOf(importedBy(`assets/${parts}`));
  expect(text.includes('mail-canvas')).toBe(true);
  expect(isEditor(text)).toBe(false);
});

it('a frame of its own loads nothing of the window', () => {
  for (const page of ['sanitizer.html', 'pdf/index.html'])
    expect(isReact(textOf(scriptsOf(page).flatMap((path) => importedBy(path))))).toBe(false);
});
