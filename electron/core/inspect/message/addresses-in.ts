import { parseJson } from '../json/parse-json.ts';

/** The addresses of files in one text: as a JSON list, or separated by commas. Forms have no other lists. */
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
  return text.split(/,(?=\s?https?:)/i).map((address) => address.trim());
}
