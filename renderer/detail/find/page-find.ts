import { findInElement } from '../../ui/find/text-runs.ts';
import { maxFound } from '../../ui/find/find-targets.ts';

/** Names of the highlights (CSS Custom Highlight API); `find.css` has their colours. */
const allMarks = 'find';
const currentMark = 'find-current';

/** Characters of the page that are searched at most. */
const maxCharacters = 4_000_000;

/** Finds a text in elements of the page, and marks it without changing them. */
export interface PageFind {
  /** @returns a range for each match, in their order. */
  readonly find: (root: Element, wanted: string) => readonly Range[];
  /** Marks a match as the current one. @param isSought whether to scroll to it, too. */
  readonly show: (range: Range | null, isSought: boolean) => void;
  readonly clear: () => void;
}

export function createPageFind(): PageFind {
  return {
    find: (root, wanted) => {
      const isInline = inlineByStyle();
      const matches = findInElement(root, wanted, {
        limit: maxFound,
        maxCharacters,
        isLeftOut: (element) => element.matches(leftOut),
        isInline,
      });
      const ranges = matches.flatMap((pieces) => {
        const first = pieces[0];
        const last = pieces.at(-1);
        if (first === undefined || last === undefined) return [];
        const range = document.createRange();
        range.setStart(first.node, first.start);
        range.setEnd(last.node, last.end);
        return [range];
      });
      CSS.highlights.set(allMarks, new Highlight(...ranges));
      return ranges;
    },
    show: (range, isSought) => {
      CSS.highlights.delete(currentMark);
      if (range === null) return;
      const highlight = new Highlight(range);
      highlight.priority = 1;
      CSS.highlights.set(currentMark, highlight);
      if (isSought) scrollTo(range);
    },
    clear: () => {
      CSS.highlights.delete(allMarks);
      CSS.highlights.delete(currentMark);
    },
  };
}

/** What has no text of its own, is not visible, or is a control around the content. */
const leftOut =
  '[data-find="skip"], [hidden], .visually-hidden, [aria-hidden="true"], iframe, style, select, textarea';

/** Whether the text of an element goes on in the line around it, by its style; each element is asked about once. */
function inlineByStyle(): (element: Element) => boolean {
  const known = new WeakMap<Element, boolean>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const isInline = getComputedStyle(element).display === 'inline' && element.localName !== 'br';
    known.set(element, isInline);
    return isInline;
  };
}

/** Scrolls a match into sight, and opens what it is folded into. */
function scrollTo(range: Range): void {
  const element = range.startContainer.parentElement;
  if (element === null) return;
  for (
    let folded = element.closest('details:not([open])');
    folded !== null;
    folded = element.closest('details:not([open])')
  )
    folded.setAttribute('open', '');
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  // The element may be higher than its pane.
  const scroller = scrollerOf(element);
  if (scroller === null) return;
  const { top, bottom } = range.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  if (top < room.top + barHeight || bottom > room.bottom)
    scroller.scrollTop += top - room.top - room.height / 3;
}

/** What the find bar covers of its pane, in CSS pixels. */
const barHeight = 48;

function scrollerOf(element: Element): Element | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  return null;
}
