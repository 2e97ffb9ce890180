import { isObject } from '../inspect/json/json-object.ts';
import type { LineImporter } from './importer.ts';
import { documentImporters, importers, lineImporters } from './index.ts';

const documentStart = new RegExp(
  String.raw`^\{\s*"(?:${documentImporters.map(({ firstMember }) => firstMember).join('|')})"\s*:`,
);

/**
 * Recognises the format of a file by its beginning: lines of a format, or a document.
 *
 * @param head the beginning of the text.
 * @param isWhole whether that is the whole text.
 */
export function recogniseFormat(
  head: string,
  isWhole: boolean,
): LineImporter | 'document' | 'unknown' {
  const text = head.trimStart();
  if (text === '') return isWhole ? importers.ndjson : 'unknown';
  if (documentStart.test(text)) return 'document';
  const end = text.indexOf('\n');
  // One line that is longer than the head.
  if (end === -1 && !isWhole) return /^\{[ \t]*"/.test(text) ? importers.ndjson : 'unknown';
  const value = valueOf(end === -1 ? text : text.slice(0, end));
  return lineImporters.find(({ recognises }) => isObject(value) && recognises(value)) ?? 'unknown';
}

/** `undefined` for a line that is not JSON. */
function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
