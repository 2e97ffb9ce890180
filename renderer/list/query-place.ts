import type { QueryFault } from '../../shared/search.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Characters that are shown before, at and after the place. */
const around = 24;
const longest = 40;

interface MarkedPlace {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Cuts a query at the place of its fault, and what is long about it down to what says where that is. */
export function markedPlace(text: string, { start, end }: QueryFault['at']): MarkedPlace {
  const before = text.slice(0, start);
  const marked = text.slice(start, end);
  const after = text.slice(end);
  return {
    before: before.length > around ? `…${before.slice(-around)}` : before,
    marked: shortText(marked, longest),
    after: shortText(after, around),
  };
}

/** @returns the query with the suggestion in the place of the fault; `null` without one. */
export function corrected(text: string, { at, instead }: QueryFault): string | null {
  return instead === null ? null : text.slice(0, at.start) + instead + text.slice(at.end);
}
