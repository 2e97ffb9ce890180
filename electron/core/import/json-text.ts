import { findJsonFault, type JsonFault } from '../inspect/json/json-fault.ts';
import { BrokenFile } from './importer.ts';

const reasons: Readonly<Record<JsonFault['code'], string>> = {
  'json.invalid': 'not JSON: something else was expected here',
  'json.invalid.end': 'not JSON: it ends too early',
  'json.invalid.trailing-comma': 'not JSON: a comma before the end',
  'json.invalid.missing-comma': 'not JSON: a comma is missing',
  'json.invalid.single-quote': 'not JSON: a text in single quotes',
  'json.invalid.curly-quote': 'not JSON: a curly quotation mark',
  'json.invalid.bare-key': 'not JSON: a name without quotes',
  'json.invalid.word': 'not JSON: an unknown word',
  'json.invalid.number': 'not JSON: a number in another format',
  'json.invalid.control': 'not JSON: a line break or another control character within a text',
  'json.invalid.escape': 'not JSON: a backslash that begins no escape',
  'json.invalid.escaped-quote': 'not JSON: the quotation marks are escaped',
  'json.invalid.comment': 'not JSON: a comment',
  'json.invalid.rest': 'not JSON: more text after its end',
};

/**
 * Parses JSON.
 *
 * @param firstLine the line of the whole text on which this part begins, from 1.
 * @throws BrokenFile that names the line, the column and the mistake.
 */
export function parsed(text: string, firstLine: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = findJsonFault(text);
    if (fault === null) {
      throw new BrokenFile(`line ${firstLine}`, `not JSON: ${(error as Error).message}`);
    }
    const place = `line ${firstLine + fault.line - 1}, column ${fault.column}`;
    throw new BrokenFile(place, reasons[fault.code]);
  }
}
