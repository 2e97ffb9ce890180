import { describe, expect, it } from 'vitest';
import { checkCompatibility } from '../../../electron/core/mail/compatibility/check.ts';
import { readCompatibilityData } from '../../../electron/core/mail/compatibility/data.ts';
import {
  undetectedFeatures,
  tracesOf,
} from '../../../electron/core/mail/compatibility/features.ts';
import { readTraces } from '../../../electron/core/mail/compatibility/read-html.ts';
import { fileURLToPath } from 'node:url';

const resources = fileURLToPath(new URL('../../../resources/', import.meta.url));
const data = readCompatibilityData(resources);
const check = (html: string) => checkCompatibility(html, data);
const finding = (html: string, slug: string) =>
  check(html).findings.find((one) => one.slug === slug);

describe('the data', () => {
  it('has a verdict of each client for each feature', () => {
    expect(data.features.length).toBeGreaterThan(300);
    for (const { slug, support } of data.features) {
      expect(support.length, slug).toBe(data.clients.length);
    }
  });

  it('has no feature that is neither detected nor excluded', () => {
    const unknown = data.features
      .map(({ slug }) => slug)
      .filter((slug) => tracesOf(slug).length === 0 && !undetectedFeatures.has(slug));
    expect(unknown).toEqual([]);
  });
});

describe('the traces of a mail', () => {
  it.each([
    ['css-border-radius', '<p style="border-radius: 4px">'],
    ['css-border-radius', '<p style="border-top-left-radius: 4px">'],
    ['css-display-flex', '<style>p { display: flex }</style>'],
    ['css-display-none', '<p style="DISPLAY:NONE">'],
    ['css-at-media', '<style>@media (max-width: 600px) { p { color: red } }</style>'],
    ['css-at-media-prefers-color-scheme', '<style>@media (prefers-color-scheme: dark) {}</style>'],
    ['css-at-font-face', '<style>@font-face { font-family: x }</style>'],
    ['css-at-import', '<style>@import "x.css";</style>'],
    ['css-pseudo-class-hover', '<style>a:hover { color: red }</style>'],
    ['css-pseudo-element-before', '<style>a:before { content: "x" }</style>'],
    ['css-selector-adjacent-sibling', '<style>h1 + p { color: red }</style>'],
    ['css-selector-attribute', '<style>[dir=rtl] { color: red }</style>'],
    ['css-selector-chaining', '<style>a.button { color: red }</style>'],
    ['css-linear-gradient', '<p style="background: linear-gradient(red, blue)">'],
    ['css-unit-vh', '<p style="height: 50vh">'],
    ['css-unit-calc', '<p style="width: calc(100% - 2px)">'],
    ['css-variables', '<style>p { --x: red; color: var(--x) }</style>'],
    ['css-important', '<p style="color: red !important">'],
    ['html-video', '<video src="x.mp4"></video>'],
    ['html-align', '<p align="center">'],
    ['html-svg', '<svg></svg>'],
    ['html-input-radio', '<input type="radio">'],
    ['html-anchor-links', '<a href="#top">'],
    ['html-srcset', '<img srcset="x.png 2x">'],
    ['image-webp', '<img src="https://a.example/x.WEBP?y">'],
    ['image-base64', '<img src="data:image/png;base64,AAAA">'],
    ['image-svg', '<p style="background: url(x.svg)">'],
  ])('shows %s in %s', (slug, html) => {
    const found = readTraces(html);
    expect(tracesOf(slug).some((trace) => found.has(trace))).toBe(true);
    const without = readTraces('<div>plain</div>');
    expect(tracesOf(slug).some((trace) => without.has(trace))).toBe(false);
  });

  it('is not what the parser adds by itself', () => {
    const found = readTraces('<table><tr><td>x</table>');
    expect([...found.keys()].filter((trace) => trace.startsWith('element:'))).toEqual([
      'element:table',
      'element:tr',
      'element:td',
    ]);
  });

  it('is found on its lines, in style sheets too', () => {
    const html =
      '<p>\n<b style="border-radius:1px">x</b>\n<style>\np {\n border-radius: 2px }\n</style>';
    expect(finding(html, 'css-border-radius')).toMatchObject({ count: 2, lines: [2, 5] });
  });
});

describe('a check', () => {
  it('names the clients without a feature, and counts each once', () => {
    const found = finding('<style>p { display: grid }</style>', 'css-display-grid');
    expect(found?.unsupported).toContain('Outlook (Windows)');
    expect(found?.unsupported).not.toContain('Apple Mail (iOS)');
    const names = [...(found?.unsupported ?? []), ...(found?.partial ?? [])];
    expect(new Set(names).size).toBe(names.length);
    expect(found?.known).toBeLessThanOrEqual(data.clients.length);
    expect(names.length).toBeLessThanOrEqual(found?.known ?? 0);
  });

  it('uses the newest tested version', () => {
    const animation = data.features.find(({ slug }) => slug === 'css-important');
    const at = data.clients.findIndex(({ id }) => id === 'apple-mail.ios');
    expect(animation?.support[at]).toBe('y');
  });

  it('lists the least supported first', () => {
    const { findings } = check('<video></video><p style="border-radius: 1px; font-size: 10px">');
    expect(findings[0]?.slug).toBe('html-video');
  });

  it('does not list what every client supports, but counts it', () => {
    const everywhere = data.features.filter(({ support }) => /^[yu]+$/.test(support));
    const slugs = new Set(check('<b>x</b><p style="color:red">').findings.map(({ slug }) => slug));
    expect(everywhere.some(({ slug }) => slugs.has(slug))).toBe(false);
    expect(check('<p>x</p>').used).toBeGreaterThan(0);
  });

  it('returns a result for any text', () => {
    expect(check('').findings).toEqual([]);
    for (const html of ['<style>}}}{{{ @media (', '<p style="a:b;;;:url(">', '<p '.repeat(1000)])
      expect(() => check(html)).not.toThrow();
  });
});
