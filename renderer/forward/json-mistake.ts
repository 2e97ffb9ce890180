import { jsonLanguage } from '@codemirror/lang-json';

/** Where a text stops being JSON: line and column, counted from 1. */
export interface JsonMistake {
  readonly line: number;
  readonly column: number;
}

/** A longer text is not checked while it is typed. */
const checkedLength = 2_000_000;

/** @returns `null` for JSON, for an empty text, and for a text that is too long to be checked. */
export function jsonMistake(text: string): JsonMistake | null {
  if (text.trim() === '' || text.length > checkedLength) return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const before = text.slice(0, positionOf(error, text)).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
}

/** V8 names the position in most messages only; the editor's own parser finds the others. */
function positionOf(error: unknown, text: string): number {
  const named = /at position (\d+)/.exec(String(error))?.[1];
  if (named !== undefined) return Number(named);
  let found = text.length;
  const cursor = jsonLanguage.parser.parse(text).cursor();
  do {
    if (cursor.type.isError) {
      found = cursor.from;
      break;
    }
  } while (cursor.next());
  return found;
}
