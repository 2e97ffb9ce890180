import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;

/** The files of the window that import a module, by the end of its name. */
function importersOf(module: string): readonly string[] {
  return globSync('renderer/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => readFileSync(`${root}${file}`, 'utf8').includes(`from '${module}'`))
    .toSorted();
}

it("only the sanitizer page draws a sender's SVG, never the window's process", () => {
  expect(importersOf('./draw-svg.ts')).toEqual(['renderer/mail/sanitizer-page.ts']);
});

it("only the sanitizer page parses a sender's HTML, never the window's process", () => {
  expect(importersOf('dompurify')).toEqual(['renderer/mail/sanitize.ts']);
  expect(importersOf('./sanitize.ts')).toEqual(['renderer/mail/sanitizer-page.ts']);
  expect(importersOf('./sanitizer-page.ts')).toEqual([]);
  expect(readFileSync(`${root}renderer/sanitizer.html`, 'utf8')).toContain('sanitizer-page.ts');
  expect(readFileSync(`${root}renderer/index.html`, 'utf8')).not.toContain('sanitizer');
});
