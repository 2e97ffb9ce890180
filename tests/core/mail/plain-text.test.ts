import { describe, expect, it } from 'vitest';
import { plainText } from '../../../electron/core/mail/plain-text.ts';

describe('a mail as text', () => {
  it('keeps paragraphs, headings and breaks apart', () => {
    expect(plainText('<h1>Hello</h1><p>One<br>two</p><p>three</p>')).toBe(
      'Hello\n\nOne\ntwo\n\nthree',
    );
  });

  it('has the target of a link, once', () => {
    expect(plainText('<a href="https://a.example/x">Click</a>')).toBe(
      'Click <https://a.example/x>',
    );
    expect(plainText('<a href="https://a.example/">https://a.example/</a>')).toBe(
      'https://a.example/',
    );
    expect(plainText('<a href="#top">up</a>')).toBe('up');
  });

  it('has a host beyond ASCII in punycode, and the text as written', () => {
    expect(
      plainText('<a href="https://b\u00fccher.example/x">https://b\u00fccher.example/x</a>'),
    ).toBe('https://b\u00fccher.example/x <https://xn--bcher-kva.example/x>');
    // The first letter is Cyrillic.
    expect(plainText('<a href="https://\u0430pple.example/">apple.example</a>')).toBe(
      'apple.example <https://xn--pple-43d.example/>',
    );
    expect(plainText('<a href="mailto:jos\u00e9@a.example">write</a>')).toBe(
      'write <jos\u00e9@a.example>',
    );
  });

  it('has markers for list items', () => {
    expect(plainText('<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>')).toBe(
      ' * a\n * b\n\n 1. c\n 2. d'.trim(),
    );
  });

  it('keeps the columns of a data table', () => {
    const text = plainText(
      '<table><tr><th>Item</th><th>Price</th></tr><tr><td>Coffee</td><td>3.20</td></tr></table>',
    );
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      'Item     Price',
      'Coffee   3.20',
    ]);
  });

  it('separates the cells of a layout table', () => {
    expect(
      plainText('<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>'),
    ).toBe('one two\nthree');
  });

  it('has the alternative text of an image', () => {
    expect(plainText('<img src="https://a.example/x.png" alt="Logo"><img src=y>')).toBe('[Logo]');
  });

  it.each([
    [
      'video',
      '<video><source src=v><a href="https://a.example/">Watch it</a></video>',
      'Watch it <https://a.example/>',
    ],
    ['audio', '<audio>Listen</audio>', 'Listen'],
    ['noscript', '<noscript><p>Read this.</p></noscript>', 'Read this.'],
    ['object', '<object data=x><p>Get it</p></object>', 'Get it'],
    ['iframe', '<iframe src=x><p>Go <b>there</b></p></iframe>', 'Go there'],
    ['noembed', '<noembed><i>No</i> player</noembed>', 'No player'],
  ])('has the fallback text of %s', (_what, html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('has the target of an area of an image map', () => {
    expect(
      plainText('<img usemap="#m"><map name="m"><area href="https://a.example/" alt="One"></map>'),
    ).toBe('One <https://a.example/>');
  });

  it('leaves out styles, scripts, comments and hidden elements', () => {
    expect(
      plainText(
        '<title>t</title><style>p{}</style><script>x()</script><!-- c --><div style="display: none">pre</div><p hidden>h</p><p>seen</p>',
      ),
    ).toBe('seen');
  });

  it('reads entities, and cuts no text', () => {
    expect(plainText('caf&eacute; &lt;b&gt; &#128512;')).toBe('café <b> 😀');
    const long = 'word '.repeat(100).trim();
    expect(plainText(`<p>${long}</p>`)).toBe(long);
  });

  it('returns a result for endless nesting and for broken markup', () => {
    expect(plainText(`${'<div>'.repeat(50_000)}deep`)).toBe('…');
    expect(plainText('<p><b>a<p>b</i></table>c <')).toContain('c <');
    expect(plainText('')).toBe('');
  });
});
