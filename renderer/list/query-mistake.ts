import type { QueryFault } from '../../shared/search.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Characters shown before and after the mistake, and of the mistake itself. */
const contextLength = 24;
const markedLength = 40;

interface MarkedMistake {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Splits a query at its mistake, and shortens each part. */
export function markedMistake(text: string, { start, end }: QueryFault['at']): MarkedMistake {
  const before = text.slice(0, start);
  const marked = text.slice(start, end);
  const after = text.slice(end);
  return {
    before: before.length > contextLength ? `…${before.slice(-contextLength)}` : before,
    marked: shortText(marked, markedLength),
    after: shortText(after, contextLength),
  };
}

/** @returns the query with the suggestion instead of the mistake; `null` when there is no suggestion. */
export function corrected(text: string, { at, instead }: QueryFault): string | null {
  return instead === null ? null : text.slice(0, at.start) + instead + text.slice(at.end);
}
