import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** The files of the window that import a module, by the end of its name. */
function importersOf(module: string): readonly string[] {
  return globSync('renderer/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => text(file).includes(`from '${module}'`))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

it("only the sanitizer page draws a sender's SVG, never the window's process", () => {
  expect(importersOf('./draw-svg.ts')).toEqual(['renderer/mail/sanitizer-page.ts']);
});

it("only the sanitizer page parses a sender's HTML, never the window's process", () => {
  expect(importersOf('dompurify')).toEqual(['renderer/mail/sanitize.ts']);
  expect(importersOf('./sanitize.ts')).toEqual(['renderer/mail/sanitizer-page.ts']);
  expect(importersOf('./sanitizer-page.ts')).toEqual([]);
  expect(text('renderer/sanitizer.html')).toContain('sanitizer-page.ts');
  expect(text('renderer/index.html')).not.toContain('sanitizer');
});
