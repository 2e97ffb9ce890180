import { bounds } from '../../shared/bounds.ts';
import { findInElement } from '../ui/find/text-runs.ts';

/** What was marked in a mail. */
export interface Marked {
  readonly count: number;
  /** The beginning of the marks' ids, which the mail can't guess; the index of the match follows. */
  readonly idPrefix: string;
}

/** Elements that text goes on through, by the style that they have without another one. */
const inlineElements: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Marks a text in a sanitized mail. It only splits text nodes and puts `mark` elements around them. */
export function markMatches(root: HTMLElement, wanted: string, limit: number): Marked {
  const name = `f${randomHex()}`;
  const idPrefix = `${name}-`;
  const matches = findInElement(root, wanted, {
    limit,
    maxCharacters: bounds.mailSearched.characters,
    isLeftOut: isHidden,
    isInline: ({ localName }) => inlineElements.has(localName),
  });
  // From the end: so the places before stay as they are.
  for (let index = matches.length - 1; index >= 0; index -= 1) {
    const pieces = matches[index] ?? [];
    for (let piece = pieces.length - 1; piece >= 0; piece -= 1) {
      const { node, start, end } = pieces[piece] as (typeof pieces)[number];
      const text = start === 0 ? node : node.splitText(start);
      if (end - start < text.data.length) text.splitText(end - start);
      const mark = root.ownerDocument.createElement('mark');
      mark.className = name;
      if (piece === 0) mark.id = `${idPrefix}${index}`;
      text.replaceWith(mark);
      mark.append(text);
    }
  }
  const style = root.ownerDocument.createElement('style');
  style.textContent = markStyle(name);
  root.querySelector('head')?.prepend(style);
  return { count: matches.length, idPrefix };
}

/**
 * The colours of the marks while one of them is the current one, which is the target of the frame's address. The mail can't change
 * them: of rules that are important, those of the first layer count most (CSS Cascade 5, section 6.4.4).
 */
function markStyle(name: string): string {
  return `@layer ${name} {
mark.${name} { all: unset !important; scroll-margin-block: 35vh !important; }
:where(:root:has(mark.${name}:target)) mark.${name} { background: #ffe066 !important; color: #111 !important; }
mark.${name}:target { background: #ff9632 !important; outline: 2px solid #b34700 !important; }
}`;
}

/** Whether an element is not shown, as far as that is known without its style sheets. */
function isHidden(element: Element): boolean {
  if (element.localName === 'style' || element.localName === 'head') return true;
  if (!(element instanceof HTMLElement)) return false;
  return element.hasAttribute('hidden') || element.style.display === 'none';
}

function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
