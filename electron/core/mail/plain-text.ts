import { compile } from 'html-to-text';
import type { DomNode, FormatCallback } from 'html-to-text';
import { withoutEnd } from '../../../shared/without-ends.ts';

/** Deeper nodes are left out, since the conversion recurses. */
const depth = 1_000;

/** A table with heading cells contains data and keeps its columns; any other is a layout table. */
const table: FormatCallback = (element, walk, builder, options) => {
  const format = hasHeadings(element) ? 'dataTable' : 'block';
  builder.options.formatters?.[format]?.(element, walk, builder, options);
};

/** Cells of a layout table follow each other, separated by a space. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children ?? [], builder);
  builder.addInline(' ');
};

const alternative: FormatCallback = (element, _walk, builder) => {
  const alt = element.attribs?.['alt']?.trim() ?? '';
  if (alt !== '') builder.addInline(`[${alt}]`);
};

/** The normalised URL of a link beyond ASCII, with its host in punycode, where no letter imitates another. */
function normalised(href: string): string {
  const url = /[^\x21-\x7e]/.test(href) ? URL.parse(href) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : href;
}

/** A link of an image map, on its own line. */
const area: FormatCallback = (element, _walk, builder) => {
  const { alt, title, href = '' } = element.attribs ?? {};
  if (!/^\s*(?:https?|mailto|tel):/i.test(href)) return;
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline(`${(alt ?? title ?? '').trim()} <${normalised(href)}>`.trim());
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
        pathRewrite: normalised,
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
 * Converts a mail to text: links with their targets, lists with their markers, data tables in columns, images as their
 * alternative text. Hidden elements, such as a preheader, are left out. Never throws.
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
