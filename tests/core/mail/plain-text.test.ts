import { describe, expect, it } from 'vitest';
import { plainText } from '../../../electron/core/mail/plain-text.ts';

describe('a mail as text', () => {
  it('keeps paragraphs, headings and breaks apart', () => {
    expect(plainText('<h1>Hello</h1><p>One<br>two</p><p>three</p>')).toBe(
      'Hello\n\nOne\ntwo\n\nthree',
    );
  });

  it('names where a link leads, once', () => {
    expect(plainText('<a href="https://a.example/x">Click</a>')).toBe(
      'Click <https://a.example/x>',
    );
    expect(plainText('<a href="https://a.example/">https://a.example/</a>')).toBe(
      'https://a.example/',
    );
    expect(plainText('<a href="#top">up</a>')).toBe('up');
  });

  it('names a host beyond ASCII as it is asked for, the text as it is written', () => {
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

  it('marks the items of lists', () => {
    expect(plainText('<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>')).toBe(
      ' * a\n * b\n\n 1. c\n 2. d'.trim(),
    );
  });

  it('keeps the columns of a table of data', () => {
    const text = plainText(
      '<table><tr><th>Item</th><th>Price</th></tr><tr><td>Coffee</td><td>3.20</td></tr></table>',
    );
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      'Item     Price',
      'Coffee   3.20',
    ]);
  });

  it('does not let the cells of a layout grow together', () => {
    expect(
      plainText('<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>'),
    ).toBe('one two\nthree');
  });

  it('says a picture by its alternative text', () => {
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
  ])('says what stands there for programs without %s', (_what, html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('names where an area of a picture leads', () => {
    expect(
      plainText('<img usemap="#m"><map name="m"><area href="https://a.example/" alt="One"></map>'),
    ).toBe('One <https://a.example/>');
  });

  it('leaves out styles, scripts, comments and what is hidden', () => {
    expect(
      plainText(
        '<title>t</title><style>p{}</style><script>x()</script><!-- c --><div style="display: none">pre</div><p hidden>h</p><p>seen</p>',
      ),
    ).toBe('seen');
  });

  it('reads entities, and breaks off no text', () => {
    expect(plainText('caf&eacute; &lt;b&gt; &#128512;')).toBe('café <b> 😀');
    const long = 'word '.repeat(100).trim();
    expect(plainText(`<p>${long}</p>`)).toBe(long);
  });

  it('gives an answer for nesting without end and for broken markup', () => {
    expect(plainText(`${'<div>'.repeat(50_000)}deep`)).toBe('…');
    expect(plainText('<p><b>a<p>b</i></table>c <')).toContain('c <');
    expect(plainText('')).toBe('');
  });
});
