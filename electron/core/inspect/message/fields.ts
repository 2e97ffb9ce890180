import { bounds } from '../../../../shared/bounds.ts';
import type { Field, FieldStatus } from '../../../../shared/inspection.ts';
import type { CutValue } from '../json/condense-json.ts';
import { pointerPart } from '../json/json-object.ts';
import { afterBlanks, endOfString, endOfValue } from '../json/json-tokens.ts';
import { readWrittenString, readWrittenValue } from '../json/written-value.ts';
import { firstWithin, startWithin } from '../within.ts';

export interface ListedFields {
  readonly fields: readonly Field[];
  /** All fields, including those that are not listed. */
  readonly total: number;
}

/**
 * Lists the first top-level fields of a JSON object, in order and with repeats, each value as written.
 *
 * @param json a text that `JSON.parse` accepts and whose value is an object.
 * @param cutValues values that the text does not have whole, by their number.
 */
export function readFields(
  json: string,
  fieldStatusOf: (name: string) => FieldStatus | null,
  cutValues: ReadonlyMap<number, CutValue> = new Map(),
): ListedFields {
  const fields: Field[] = [];
  let total = 0;
  let at = afterBlanks(json, afterBlanks(json, 0) + 1);
  while (json[at] === '"') {
    const keyEnd = endOfString(json, at);
    const start = afterBlanks(json, afterBlanks(json, keyEnd) + 1);
    const end = endOfValue(json, start);
    total += 1;
    if (fields.length < bounds.fields.entries) {
      const name = readWrittenString(json.slice(at, keyEnd));
      const read = field(name, json.slice(start, end), fieldStatusOf(name));
      fields.push({ ...read, length: cutValues.get(total - 1)?.length ?? read.length });
    }
    at = afterBlanks(json, afterBlanks(json, end) + 1);
  }
  return { fields: firstWithin(fields, bounds.fields, textsOf), total };
}

function textsOf({ name, path, text }: Field): readonly string[] {
  return [name, path, text];
}

function field(name: string, written: string, fieldStatus: FieldStatus | null): Field {
  const { type, text, length } = readWrittenValue(written, bounds.fieldText.characters);
  const shown = startWithin(name, bounds.fieldName);
  return {
    name: shown,
    path: `/${pointerPart(shown)}`,
    type,
    text: startWithin(text, bounds.fieldText),
    length,
    fieldStatus,
  };
}
