import { describe, expect, it } from 'vitest';
import { addressesInCss, addressesInHtml } from '../../../electron/core/mail/addresses-in.ts';

const inHtml = (html: string) => [...addressesInHtml(html)];

describe('the addresses of a mail', () => {
  it.each([
    ['a picture', '<img src="https://a.example/x.png">'],
    ['an entity', '<img src="https:&#47;&#47;a.example/x.png">'],
    ['another spelling', '<img src=" HTTPS://A.EXAMPLE/./x.png ">'],
    ['no scheme', '<img src="//a.example/x.png">'],
    ['a srcset', '<img srcset="https://a.example/x.png 2x">'],
    ['a background', '<td background="https://a.example/x.png">', '<table><tr>'],
    ['a style attribute', '<p style="background:url(https://a.example/x.png)">'],
    ['a style sheet', '<style>p{background:url("https://a.example/x.png")}</style>'],
    ['an escape', '<style>p{background:url(https://a.example/\\78.png)}</style>'],
    ['an import', '<style>@import "https://a.example/x.png";</style>'],
    ['a link', '<link rel=stylesheet href="https://a.example/x.png">'],
    [
      'what stands for readers without scripts',
      '<noscript><img src="https://a.example/x.png"></noscript>',
    ],
    ['the text of a frame', '<iframe><img src="https://a.example/x.png"></iframe>'],
    ['a template', '<template><img src="https://a.example/x.png"></template>'],
  ])('are found in %s', (_where, html, before = '') => {
    expect(inHtml(before + html)).toEqual(['https://a.example/x.png']);
  });

  it('are only those of the web', () => {
    expect(
      inHtml('<img src="x.png"><img src="file:///etc/passwd"><img src="data:,x"><img src="cid:1">'),
    ).toEqual([]);
  });

  it('are not those of a frame within the text of a frame', () => {
    expect(inHtml('<iframe><iframe><img src="https://a.example/x.png"></iframe>')).toEqual([]);
  });

  it('are not those in its text', () => {
    expect(inHtml('<p>https://a.example/x</p><!-- <img src="https://a.example/y"> -->')).toEqual(
      [],
    );
  });

  it('are relative to a fetched style sheet', () => {
    expect([
      ...addressesInCss(
        'a{background:url(../i.png)} @import "b.css";',
        'https://a.example/css/x.css',
      ),
    ]).toEqual(['https://a.example/i.png', 'https://a.example/css/b.css']);
  });
});
