import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;

/** The files of the window that import a module, by the end of its name. */
function importersOf(module: string): readonly string[] {
  return globSync('renderer/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => readFileSync(`${root}${file}`, 'utf8').includes(`from '${module}'`))
    .toSorted();
}

it("a sender's SVG is drawn by the sanitizer's page alone, never in the window's process", () => {
  expect(importersOf('./draw-svg.ts')).toEqual(['renderer/mail/sanitizer-page.ts']);
});

it("a sender's HTML is parsed by the sanitizer's page alone, never in the window's process", () => {
  expect(importersOf('dompurify')).toEqual(['renderer/mail/sanitize.ts']);
  expect(importersOf('./sanitize.ts')).toEqual(['renderer/mail/sanitizer-page.ts']);
  expect(importersOf('./sanitizer-page.ts')).toEqual([]);
  expect(readFileSync(`${root}renderer/sanitizer.html`, 'utf8')).toContain('sanitizer-page.ts');
  expect(readFileSync(`${root}renderer/index.html`, 'utf8')).not.toContain('sanitizer');
});
