import { parseJson } from '../json/parse-json.ts';

/**
 * The addresses of files in one text: as a JSON list, as Python prints a list, or separated by commas, semicolons, bars or white
 * space. Forms have no other lists.
 */
export function addressesIn(text: string): readonly unknown[] {
  if (text.trim() === '') return [];
  if (text.trimStart().startsWith('[')) {
    try {
      const value = parseJson(text);
      if (Array.isArray(value)) return value;
    } catch {
      // It is not JSON, so it is read as addresses.
    }
  }
  return (printedList(text) ?? text)
    .split(/(?:,\s?|[;|\s]\s?)(?=https?:\/\/)/i)
    .map((address) => address.trim());
}

/** The addresses of a list in single quotes, one behind the other; `null` for any other text. */
function printedList(text: string): string | null {
  const list = /^\s*\[\s*'([^\]]*)'\s*\]\s*$/.exec(text)?.[1];
  return list === undefined ? null : list.replace(/'\s?,\s?'/g, ', ');
}
