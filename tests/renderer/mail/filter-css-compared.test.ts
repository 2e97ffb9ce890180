import { ident, string, tokenize, tokenTypes, url } from 'css-tree';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterCss } from '../../../renderer/mail/filter-css.ts';

/** Fragments of hostile style sheets. */
const fragments = [
  ...[
    'url(',
    'URL(',
    '\\75rl(',
    'u\\72l(',
    '\\000075 rl(',
    'u\\\nrl(',
    'url/**/(',
    '-url(',
    'xurl(',
  ],
  ...['@import ', '@\\69mport ', '@IMPORT', '@font-face{', '@media x{', '@charset ', '@x-y '],
  ...[
    'image-set(',
    '-webkit-image-set(',
    'src(',
    'image(',
    'cross-fade(',
    'calc(',
    'var(--a,',
    'new(',
  ],
  ...['"', "'", '\\"', "\\'", '\\', '\n', '\r\n', '\f', '/*', '*/', '<!--', '-->', '\0', '×', 'é'],
  ...['{', '}', '(', ')', '[', ']', ';', ':', ',', ' ', '#', '.a', 'p', '--x:', 'background:'],
  ...['cursor:', 'c\\75rsor:', 'behavior:', 'color:red', '!important', '1px', '5', '-', '@', 'a'],
  ...[
    '//t.example/x',
    'https://t.example/x',
    'data:image/png,x',
    'data:image/svg+xml,x',
    'u',
    'rl(',
  ],
];

/** The addresses that css-tree finds in a text and that a browser would fetch. */
function fetchedBy(css: string): readonly string[] {
  const found: string[] = [];
  tokenize(css, (type, start, end) => {
    const text = css.slice(start, end);
    if (type === tokenTypes.Url) found.push(url.decode(text));
    if (type === tokenTypes.AtKeyword && /^@import$/i.test(`@${ident.decode(text.slice(1))}`))
      found.push(text);
    if (type !== tokenTypes.Function) return;
    const name = ident.decode(text.slice(0, -1)).toLowerCase();
    if (/^(?:-webkit-)?(?:image-set|image|src|cross-fade)$/.test(name)) found.push(text);
    if (name === 'url') found.push(stringAfter(css, end));
  });
  return found.filter((address) => !/^data:image\/png/i.test(address));
}

function stringAfter(css: string, at: number): string {
  const text = /^\s*("(?:[^"\\]|\\[^])*"?|'(?:[^'\\]|\\[^])*'?)/.exec(css.slice(at))?.[1] ?? '';
  return string.decode(text);
}

it('css-tree finds nothing to fetch in filtered CSS', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 24 }), (parts) => {
      expect(fetchedBy(filterCss(parts.join('')).css)).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
});

it('filtered CSS contains no addresses when it is filtered again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 24 }), (parts) => {
      const once = filterCss(parts.join('')).css;
      expect(filterCss(once).addresses).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

it('css-tree finds what unfiltered CSS would fetch', () => {
  for (const css of [
    'p{background:url(https://t.example/)}',
    'p{background:\\75rl("https://t.example/")}',
    '@\\69mport "x"',
    'p{background:image-set("x" 1x)}',
  ])
    expect(fetchedBy(css)).not.toEqual([]);
});
