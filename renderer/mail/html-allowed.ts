/**
 * The elements and attributes of an e-mail's HTML that may reach the mail frame. All others are stripped; the text of a
 * stripped element stays unless the element is active.
 */
export const allowedTags: readonly string[] = [
  ...['html', 'head', 'body', 'style'],
  ...['address', 'article', 'aside', 'footer', 'header', 'hgroup', 'main', 'nav', 'section'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['blockquote', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'figcaption', 'figure'],
  ...['hr', 'li', 'menu', 'ol', 'p', 'pre', 'summary', 'ul'],
  ...['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'br', 'cite', 'code', 'data', 'del', 'dfn'],
  ...['em', 'font', 'i', 'img', 'ins', 'kbd', 'mark', 'q', 'rp', 'rt', 'ruby', 's', 'samp'],
  ...['small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr'],
  ...['caption', 'col', 'colgroup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
  ...['map', 'area'],
];

export const allowedAttributes: readonly string[] = [
  ...['class', 'id', 'name', 'style', 'media', 'dir', 'lang', 'title', 'role', 'hidden'],
  ...['href', 'src', 'alt', 'width', 'height', 'align', 'valign', 'border', 'hspace', 'vspace'],
  ...[
    'background',
    'bgcolor',
    'color',
    'text',
    'link',
    'vlink',
    'alink',
    'face',
    'size',
    'clear',
    'noshade',
  ],
  ...['cellpadding', 'cellspacing', 'colspan', 'rowspan', 'span', 'rules', 'frame', 'nowrap'],
  ...['abbr', 'headers', 'scope', 'summary', 'start', 'reversed', 'type', 'value', 'open'],
  ...['compact', 'datetime', 'usemap', 'shape', 'coords'],
];
