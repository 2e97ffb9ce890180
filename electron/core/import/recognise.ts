import { isObject } from '../inspect/json/json-object.ts';
import { brunoFile } from './collections/bruno.ts';
import { insomniaYaml } from './collections/insomnia.ts';
import type { LineImporter, TextImporter } from './importer.ts';
import { documentImporters, importers, lineImporters, textImporters } from './index.ts';

const documentStart = new RegExp(
  String.raw`^\{\s*"(?:${documentImporters.map(({ firstMember }) => firstMember).join('|')})"\s*:`,
);

/** A member that our own lines have before or in place of what makes them long, in any order of their names. */
const ownMember = /"(?:receivedAt|bodyBase64)"\s*:/;

/**
 * Recognises the format of a file by its beginning: a text or lines of a format, or a JSON document.
 *
 * @param head the beginning of the text.
 * @param isWhole whether that is the whole text.
 */
export function recogniseFormat(
  head: string,
  isWhole: boolean,
): LineImporter | TextImporter | 'document' | 'unknown' {
  const text = head.trimStart();
  if (text === '') return isWhole ? importers.ndjson : 'unknown';
  if ([documentStart, insomniaYaml, brunoFile].some((start) => start.test(text))) return 'document';
  const importer = textImporters.find(({ recognises }) => recognises(text));
  if (importer !== undefined) return importer;
  const end = text.indexOf('\n');
  // One line that is longer than the head: our own, or a payload.
  if (end === -1 && !isWhole) return ownMember.test(text) ? importers.ndjson : 'unknown';
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
