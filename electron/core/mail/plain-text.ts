import { compile } from 'html-to-text';
import type { DomNode, FormatCallback } from 'html-to-text';
import { withoutEnd } from '../../../shared/without-ends.ts';

/** Deeper nodes are left out: nobody writes them, and each one costs a step of the stack. */
const depth = 1_000;

/** A table with heading cells is one of data, and keeps its columns; any other is there for the layout. */
const table: FormatCallback = (element, walk, builder, options) => {
  const format = hasHeadings(element) ? 'dataTable' : 'block';
  builder.options.formatters?.[format]?.(element, walk, builder, options);
};

/** Cells of a layout stand one behind the other, and must not grow together. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children ?? [], builder);
  builder.addInline(' ');
};

const alternative: FormatCallback = (element, _walk, builder) => {
  const alt = element.attribs?.['alt']?.trim() ?? '';
  if (alt !== '') builder.addInline(`[${alt}]`);
};

/** A link beyond ASCII, as it is asked for: its host in punycode, where no letter looks like another's. */
function asAsked(href: string): string {
  const url = /[^\x21-\x7e]/.test(href) ? URL.parse(href) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : href;
}

/** A link of an image map, in a line of its own. */
const area: FormatCallback = (element, _walk, builder) => {
  const { alt, title, href = '' } = element.attribs ?? {};
  if (!/^\s*(?:https?|mailto|tel):/i.test(href)) return;
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline(`${(alt ?? title ?? '').trim()} <${asAsked(href)}>`.trim());
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: depth, ellipsis: '…' },
  formatters: { table, cell, alternative, area },
  selectors: [
    {
      selector: 'a',
      options: {
        linkBrackets: ['<', '>'],
        hideLinkHrefIfSameAsText: true,
        noAnchorUrl: true,
        pathRewrite: asAsked,
      },
    },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
    { selector: 'table', format: 'table', options: { uppercaseHeaderCells: false } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'img', format: 'alternative' },
    { selector: 'area', format: 'area' },
    { selector: 'hr', options: { length: 40 } },
    ...['[hidden]', '[style*="display:none"i]', '[style*="display: none"i]', 'title'].map(
      (selector) => ({ selector, format: 'skip' }),
    ),
  ],
});

/**
 * A mail as text: links with where they lead, lists with their marks, tables of data in columns, pictures by
 * their alternative text. What the mail hides (a preheader) stays hidden. Total: any text gives an answer.
 */
export function plainText(html: string): string {
  return convert(html)
    .split('\n')
    .map((line) => withoutEnd(line, /[ \t]/))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function hasHeadings(element: DomNode): boolean {
  return (element.children ?? []).some(
    (child) =>
      child.name === 'th' ||
      (/^(?:thead|tbody|tfoot|tr)$/.test(child.name ?? '') && hasHeadings(child)),
  );
}
