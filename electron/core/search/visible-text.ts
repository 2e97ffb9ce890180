import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Elements whose content is not displayed. */
const hiddenElements = new Set([
  'script',
  'style',
  'title',
  'template',
  'iframe',
  'noembed',
  'noframes',
]);

/** Elements that separate their text from the text around them. All others may be inside a word: `in<b>voi</b>ce`. */
const separating = new Set(
  `address article aside audio blockquote body br button canvas caption center col colgroup dd details dialog dir div dl
   dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html img input legend li
   main marquee menu nav object ol optgroup option p pre search section select summary table tbody td textarea tfoot th
   thead tr ul video`.split(/\s+/),
);

/** No name in the two sets above is longer. */
const longestName = 16;

const space = 0x20;

/**
 * The text that HTML displays, with the alternative texts of images. Ignores styles. Takes time and memory in proportion
 * to the length of any HTML.
 */
export function visibleText(html: string): string {
  // No tag and no entity is shorter than the text it becomes.
  const units = new Uint16Array(html.length + 1);
  let length = 0;
  let element = '';
  /** The hidden element that is open, and how many of its name are. */
  let hidden = '';
  let depth = 0;
  let inAlt = false;

  function put(unit: number): void {
    if (length < units.length) units[length++] = unit;
  }

  function copy(start: number, end: number): void {
    for (let at = start; at < end; at += 1) put(html.charCodeAt(at));
  }

  function putCodePoint(codePoint: number): void {
    for (const unit of String.fromCodePoint(codePoint).split('')) put(unit.charCodeAt(0));
  }

  function nameAt(start: number, end: number): string {
    return html.slice(start, Math.min(end, start + longestName)).toLowerCase();
  }

  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => {
      if (depth === 0) copy(start, end);
    },
    ontextentity: (codePoint) => {
      if (depth === 0) putCodePoint(codePoint);
    },
    onopentagname: (start, end) => {
      element = nameAt(start, end);
      if (depth === 0 && hiddenElements.has(element)) hidden = element;
      // Only templates nest; in all other hidden elements a tag is text.
      if (element === hidden && (depth === 0 || element === 'template')) depth += 1;
      if (depth === 0 && separating.has(element)) put(space);
    },
    onclosetag: (start, end) => {
      const name = nameAt(start, end);
      if (depth > 0 && name === hidden) depth -= 1;
      if (depth === 0) hidden = '';
      if (depth === 0 && separating.has(name)) put(space);
    },
    onattribname: (start, end) => {
      inAlt = depth === 0 && element === 'img' && nameAt(start, end) === 'alt';
    },
    onattribdata: (start, end) => {
      if (inAlt) copy(start, end);
    },
    onattribentity: (codePoint) => {
      if (inAlt) putCodePoint(codePoint);
    },
    onattribend: (quote) => {
      if (inAlt && quote !== QuoteType.NoValue) put(space);
      inAlt = false;
    },
    oncdata: () => undefined,
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onend: () => undefined,
    onopentagend: () => undefined,
    onprocessinginstruction: () => undefined,
    onselfclosingtag: () => undefined,
  };

  const tokenizer = new Tokenizer({}, callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}
