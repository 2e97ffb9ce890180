import { placesIn } from '../../../shared/find-text.ts';

/** A piece of a match: a part of one text node. */
export interface MatchPiece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

interface FindOptions {
  /** At most this many matches are found. */
  readonly limit: number;
  /** At most this many characters are read. */
  readonly maxCharacters: number;
  /** Leaves an element out, with all that is in it. */
  readonly isLeftOut: (element: Element) => boolean;
  /** Whether text goes on through the element; otherwise it ends a line there. */
  readonly isInline: (element: Element) => boolean;
}

/**
 * Finds a text within an element as a reader sees it: across inline elements, and with any blanks as one. Each match is
 * the list of its pieces.
 */
export function findInElement(
  root: Element,
  wanted: string,
  { limit, maxCharacters, isLeftOut, isInline }: FindOptions,
): readonly (readonly MatchPiece[])[] {
  const sought = wanted.replace(/\s+/g, ' ');
  const matches: (readonly MatchPiece[])[] = [];
  let run: Text[] = [];
  let characters = 0;

  const endRun = () => {
    if (run.length > 0) matches.push(...matchesInRun(run, sought, limit - matches.length));
    run = [];
  };
  const isDone = () => matches.length >= limit || characters >= maxCharacters;

  // Without recursion: a sender nests as deeply as he likes.
  let node: Node | null = root.firstChild;
  while (node !== null && !isDone()) {
    let isEntered = false;
    if (node.nodeType === Node.TEXT_NODE) {
      run.push(node as Text);
      characters += (node as Text).data.length;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      if (!isInline(element)) endRun();
      isEntered = !isLeftOut(element) && element.firstChild !== null;
    }
    if (isEntered) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && node !== root && !isInline(node as Element)) endRun();
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  endRun();
  return matches;
}

/** The matches in text nodes that follow one another in a line. */
function matchesInRun(run: readonly Text[], sought: string, limit: number): MatchPiece[][] {
  const whole = run.map(({ data }) => data).join('');
  const { text, places } = withSingleBlanks(whole);
  return placesIn(text, sought, limit).map(([start, end]) => {
    const from = places?.[start] ?? start;
    const to = places === null ? end : (places[end - 1] ?? end - 1) + 1;
    return piecesOf(run, from, to);
  });
}

/** A text with each row of blanks as one space. `places` has the old index of each character; `null` when it is the same. */
function withSingleBlanks(whole: string): { text: string; places: Uint32Array | null } {
  if (!/[^\S ]|\s{2}/.test(whole)) return { text: whole, places: null };
  const places = new Uint32Array(whole.length);
  const parts: string[] = [];
  let length = 0;
  for (const { 0: part, index } of whole.matchAll(/\s+|\S+/g)) {
    const isBlank = /^\s/.test(part);
    parts.push(isBlank ? ' ' : part);
    for (let offset = 0; offset < (isBlank ? 1 : part.length); offset += 1) {
      places[length] = index + offset;
      length += 1;
    }
  }
  return { text: parts.join(''), places };
}

function piecesOf(run: readonly Text[], from: number, to: number): MatchPiece[] {
  const pieces: MatchPiece[] = [];
  let start = 0;
  for (const node of run) {
    const end = start + node.data.length;
    if (end > from && start < to)
      pieces.push({ node, start: Math.max(from - start, 0), end: Math.min(to, end) - start });
    if (end >= to) break;
    start = end;
  }
  return pieces;
}
