import { printable, printableLines } from '../output/printable.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Characters of one text, and of all texts of an answer. */
const longestText = 20_000;
const longestAnswer = 60_000;

/** The deepest nesting, and the most elements of one list or object. */
const deepest = 12;
const mostElements = 300;

/** What an answer says of itself. */
export interface Data {
  readonly data: unknown;
  /** Whether something was left out. */
  readonly isCut: boolean;
}

/**
 * Makes an answer that may have texts of a sender harmless: control characters and direction marks become U+FFFD, also in
 * names, and texts, lists and the whole answer have bounds. What comes first in an object has its room first.
 */
export function asData(value: object): Data {
  let room = longestAnswer;
  let isCut = false;

  function text(from: string): string {
    const limit = Math.max(0, Math.min(longestText, room));
    const start = from.length > limit ? `${cutText(from, limit)}…` : from;
    if (start !== from) isCut = true;
    room -= start.length;
    return printableLines(start);
  }

  function clean(from: unknown, depth: number): unknown {
    if (typeof from === 'string') return text(from);
    if (typeof from !== 'object' || from === null) return from;
    room -= 2;
    if (depth > deepest || room <= 0) {
      isCut = true;
      return null;
    }
    const isList = Array.isArray(from);
    const entries = Object.entries(from);
    const cleaned: [string, unknown][] = [];
    for (const [name, part] of entries.slice(0, mostElements)) {
      if (room <= 0) break;
      room -= isList ? 1 : name.length;
      cleaned.push([printable(name), clean(part, depth + 1)]);
    }
    if (cleaned.length < entries.length) isCut = true;
    return isList ? cleaned.map(([, part]) => part) : Object.fromEntries(cleaned);
  }

  return { data: clean(value, 0), isCut };
}
