import { describe, expect, it } from 'vitest';
import { hasDarkRules, withColourScheme } from '../../../renderer/mail/colour-scheme.ts';
import { processorMsSince } from '../../support/processor-time.ts';

describe('the colour scheme of a mail', () => {
  it.each([
    ['@media (prefers-color-scheme: dark) { p { color: #fff } }', true],
    ['@media (PREFERS-COLOR-SCHEME:DARK){}', true],
    [':root { color-scheme: light dark }', true],
    [':root { color-scheme: light }', false],
    ['@media (prefers-color-scheme: light) {}', false],
    ['p { background: darkred }', false],
    [':root { color-scheme: light; background: dark }', false],
  ])('detects dark rules in %s', (css, has) => {
    expect(hasDarkRules(css)).toBe(has);
  });

  it('is detected in linear time', () => {
    const startedAt = process.threadCpuUsage();
    expect(hasDarkRules('p color-scheme: '.repeat(100_000))).toBe(false);
    // Quadratic time would take minutes.
    expect(processorMsSince(startedAt)).toBeLessThan(2_000);
  });

  it('is inverted by a style before the content of the sender, or not at all', () => {
    const html = '<!doctype html>\n<html><head></head><body></body></html>';
    expect(withColourScheme(html, 'light')).toBe(html);
    expect(withColourScheme(html, 'dark')).toBe(html);
    expect(withColourScheme(html, 'forced')).toMatch(
      /^<!doctype html>\n<style>[^<]*<\/style><html>/,
    );
  });
});
