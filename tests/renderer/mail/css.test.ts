import { describe, expect, it } from 'vitest';
import { neutralCss } from '../../../renderer/mail/css.ts';

const address = 'https://t.example/x.png';

describe('neutral CSS', () => {
  it.each([
    ['a plain url()', `p{background:url(${address})}`],
    ['a quoted url()', `p{background:url( "${address}" )}`],
    ['odd case', `p{background:URL('${address}')}`],
    ['an escaped name', `p{background:\\75 rl(${address})}`],
    ['an escape without a blank', `p{background:\\000075rl(${address})}`],
    ['a name behind a sign beyond ASCII', `p{background:×url(${address})}`],
    ['a name behind the old comment sign', `p{}<!--url(${address})`],
    ['a name behind the old comment end', `-->url(${address})`],
    ['a comment before it', `p{background:/*'*/url(${address})/*'*/}`],
    ['an open string on the line before', `p{content:"\n;background:url(${address})}`],
    ['an unclosed url()', `p{background:url(${address}`],
    ['an unclosed quote', `p{background:url("${address}`],
    ['image-set with strings', `p{background:image-set("${address}" 1x)}`],
    ['-webkit-image-set', `p{background:-webkit-image-set(url(${address}) 1x)}`],
    ['image()', `p{background:image("${address}")}`],
    ['src()', `p{background:src("${address}")}`],
    ['cross-fade within another function', `p{background:foo(cross-fade(url(${address}), red))}`],
    ['a custom property', `p{--x:url(${address})}`],
  ])('takes the address out of %s', (_, css) => {
    const neutral = neutralCss(css);
    expect(neutral.css).not.toContain('t.example');
    expect(neutral.addresses).toContainEqual({ kind: 'image', url: address });
  });

  it.each([
    ['a string', `@import "${address}";p{color:red}`],
    ['url()', `@import url(${address}) screen;p{color:red}`],
    ['escapes', `@\\69 mport '${address}';p{color:red}`],
    ['a layer', `@import url("${address}") layer(a;b);p{color:red}`],
  ])('takes out @import by %s and keeps what follows', (_, css) => {
    const neutral = neutralCss(css);
    expect(neutral.css.trim()).toBe('p{color:red}');
    expect(neutral.addresses).toEqual([{ kind: 'style', url: address }]);
  });

  it('calls what a font face names a font, and only that', () => {
    const css = `@font-face{src:url(https://f.example/a)}p{background:url(${address})}`;
    expect(neutralCss(css).addresses).toEqual([
      { kind: 'font', url: 'https://f.example/a' },
      { kind: 'image', url: address },
    ]);
  });

  it('keeps an inline raster image, but no inline SVG', () => {
    const png = 'p{background:url(data:image/png;base64,AAAA)}';
    expect(neutralCss(png)).toEqual({ css: png, addresses: [] });
    expect(neutralCss('p{background:url(data:image/svg+xml,x)}').css).not.toContain('svg');
  });

  it('leaves everything else as written', () => {
    const css = '@media (width <= 600px){.a>b:not(.c)::after{content:"url(x)";margin:-1px auto}}';
    expect(neutralCss(css)).toEqual({ css, addresses: [] });
  });

  it.each(['\\', '@', 'url(', '@import', '/*', '"', "url('\\", 'image-set(', '}}}', '<!--'])(
    'gives an answer for %j',
    (css) => {
      expect(neutralCss(css).css.length).toBeLessThanOrEqual(css.length + 6);
    },
  );

  it('reads a megabyte of open brackets in a moment', () => {
    const start = performance.now();
    neutralCss('image-set('.repeat(100_000));
    neutralCss('url(\\'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
