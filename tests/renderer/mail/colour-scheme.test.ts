import { describe, expect, it } from 'vitest';
import { hasDarkRules, withColourScheme } from '../../../renderer/mail/colour-scheme.ts';

describe('a mail in the dark', () => {
  it.each([
    ['@media (prefers-color-scheme: dark) { p { color: #fff } }', true],
    ['@media (PREFERS-COLOR-SCHEME:DARK){}', true],
    [':root { color-scheme: light dark }', true],
    [':root { color-scheme: light }', false],
    ['@media (prefers-color-scheme: light) {}', false],
    ['p { background: darkred }', false],
    [':root { color-scheme: light; background: dark }', false],
  ])('has rules of its own or not: %s', (css, has) => {
    expect(hasDarkRules(css)).toBe(has);
  });

  it('is known in no time, however often it begins', () => {
    const began = performance.now();
    expect(hasDarkRules('p color-scheme: '.repeat(100_000))).toBe(false);
    // One step for each pair of them would be minutes.
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is turned over before everything that its sender wrote, or left as it is', () => {
    const html = '<!doctype html>\n<html><head></head><body></body></html>';
    expect(withColourScheme(html, 'light')).toBe(html);
    expect(withColourScheme(html, 'dark')).toBe(html);
    expect(withColourScheme(html, 'forced')).toMatch(
      /^<!doctype html>\n<style>[^<]*<\/style><html>/,
    );
  });
});
