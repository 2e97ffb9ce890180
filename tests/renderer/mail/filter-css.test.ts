import { describe, expect, it } from 'vitest';
import { filterCss, type CssAddress } from '../../../renderer/mail/filter-css.ts';
import { processorMsSince } from '../../support/processor-time.ts';

const address = 'https://t.example/x.png';
const remote = (url: string) => ({ is: 'remote', url }) as const;

describe('filtered CSS', () => {
  it.each([
    ['a plain url()', `p{background:url(${address})}`],
    ['a quoted url()', `p{background:url( "${address}" )}`],
    ['odd case', `p{background:URL('${address}')}`],
    ['an escaped name', `p{background:\\75 rl(${address})}`],
    ['an escape without a blank', `p{background:\\000075rl(${address})}`],
    ['a name after a non-ASCII character', `p{background:×url(${address})}`],
    ['a name after <!--', `p{}<!--url(${address})`],
    ['a name after -->', `-->url(${address})`],
    ['a comment before it', `p{background:/*'*/url(${address})/*'*/}`],
    ['an open string on the line before', `p{content:"\n;background:url(${address})}`],
    ['an unclosed url()', `p{background:url(${address}`],
    ['an unclosed quote', `p{background:url("${address}`],
    ['image-set with strings', `p{background:image-set("${address}" 1x)}`],
    ['-webkit-image-set', `p{background:-webkit-image-set(url(${address}) 1x)}`],
    ['image()', `p{background:image("${address}")}`],
    ['src()', `p{background:src("${address}")}`],
    [
      'cross-fade within another function',
      `p{background:var(--a,cross-fade(url(${address}), red))}`,
    ],
    ['a custom property', `p{--x:url(${address})}`],
  ])('removes the address from %s', (_, css) => {
    const filtered = filterCss(css);
    expect(filtered.css).not.toContain('t.example');
    expect(filtered.addresses).toContainEqual({ kind: 'image', resource: remote(address) });
  });

  it.each([
    ['a string', `@import "${address}";p{color:red}`],
    ['url()', `@import url(${address}) screen;p{color:red}`],
    ['escapes', `@\\69 mport '${address}';p{color:red}`],
    ['a layer', `@import url("${address}") layer(a;b);p{color:red}`],
  ])('removes @import by %s and keeps what follows', (_, css) => {
    const filtered = filterCss(css);
    expect(filtered.css.trim()).toBe('p{color:red}');
    expect(filtered.addresses).toEqual([{ kind: 'style', resource: remote(address) }]);
  });

  it('reports the addresses of a font face as fonts, and others as images', () => {
    const css = `@font-face{src:url(https://f.example/a)}p{background:url(${address})}`;
    expect(filterCss(css).addresses).toEqual([
      { kind: 'font', resource: remote('https://f.example/a') },
      { kind: 'image', resource: remote(address) },
    ]);
  });

  it('rewrites an inline raster image and removes an inline SVG', () => {
    const png = 'p{background:\\75rl( data:image/png;base64,AA+/A= )}';
    expect(filterCss(png)).toEqual({
      css: 'p{background:url("data:image/png;base64,AA+/A=")}',
      addresses: [],
      stripped: [],
    });
    expect(filterCss('p{background:url(data:image/png,")}').css).toBe('p{background: none }');
    expect(filterCss('p{background:url(data:image/svg+xml,x)}').css).not.toContain('svg');
  });

  it('leaves everything else unchanged', () => {
    const css = '@media (width <= 600px){.a>b:not(.c)::after{content:"url(x)";margin:-1px auto}}';
    expect(filterCss(css)).toEqual({ css, addresses: [], stripped: [] });
  });

  it.each([
    ['@namespace', '@namespace svg url(https://t.example/n);p{color:red}', 'p{color:red}'],
    ['@view-transition', '@view-transition{navigation:auto}p{color:red}', 'p{color:red}'],
    ['@charset', '@charset "utf-8";p{color:red}', 'p{color:red}'],
    ['future()', 'p{background:future("https://t.example/")}', 'p{background: none }'],
    ['expression()', 'p{width:expression(alert(1));color:red}', 'p{width: none ;color:red}'],
    ['cursor', 'p{CURSOR/**/:url(data:image/png,x), auto;color:red}', 'p{;color:red}'],
    ['cursor', 'p{c\\75rsor:var(--x)}', 'p{;}'],
    ['-webkit-app-region', '-webkit-app-region : drag', ';'],
    ['behavior', 'p{behavior:url(x.htc)}', 'p{;}'],
  ])('removes %s whole', (name, css, left) => {
    const filtered = filterCss(css);
    expect(filtered.css.trim()).toBe(left);
    expect(filtered.stripped.map((item) => item.name)).toEqual([name]);
    expect(filtered.addresses).toEqual([]);
  });

  it('keeps a cursor of the system', () => {
    const css = 'a{cursor:pointer;color:red}b{cursor: help !important}';
    expect(filterCss(css).css).toBe(css);
    expect(filterCss('a{cursor:none}').stripped).toEqual([{ name: 'cursor', why: 'overlay' }]);
  });

  it('inserts the replacements', () => {
    const replacementFor = ({ kind }: CssAddress) =>
      kind === 'style' ? 'b{color:red}' : 'url("data:image/png,x")';
    expect(filterCss(`p{background:url(${address}) top}`, { replacementFor }).css).toBe(
      'p{background:url("data:image/png,x") top}',
    );
    expect(filterCss(`@import url(${address}) (width > 1px);`, { replacementFor }).css).toBe(
      '@media (width > 1px){b{color:red}}',
    );
    expect(filterCss(`@import "${address}" layer(a{b);`, { replacementFor }).css.trim()).toBe('');
  });

  it.each(['\\', '@', 'url(', '@import', '/*', '"', "url('\\", 'image-set(', '}}}', '<!--'])(
    'never throws: %j',
    (css) => {
      expect(filterCss(css).css.length).toBeLessThanOrEqual(css.length + 6);
    },
  );

  it('reads a megabyte of open brackets in linear time', () => {
    const start = process.threadCpuUsage();
    filterCss('image-set('.repeat(100_000));
    filterCss('url(\\'.repeat(200_000));
    filterCss('url("'.repeat(200_000));
    filterCss('a{b:url("x",'.repeat(100_000));
    expect(processorMsSince(start)).toBeLessThan(2_000);
  });
});
