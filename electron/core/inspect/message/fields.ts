import { bounds } from '../../../../shared/bounds.ts';
import type { Field, FieldStatus } from '../../../../shared/inspection.ts';
import { pointerPart } from '../json/json-object.ts';
import { afterBlanks, endOfString, endOfValue } from '../json/json-tokens.ts';
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
 */
export function readFields(
  json: string,
  fieldStatusOf: (name: string) => FieldStatus | null,
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
      const name = JSON.parse(json.slice(at, keyEnd)) as string;
      fields.push(field(name, json.slice(start, end), fieldStatusOf(name)));
    }
    at = afterBlanks(json, afterBlanks(json, end) + 1);
  }
  return { fields: firstWithin(fields, bounds.fields, textsOf), total };
}

function textsOf({ name, path, text }: Field): readonly string[] {
  return [name, path, text];
}

function field(name: string, written: string, fieldStatus: FieldStatus | null): Field {
  const type = typeOf(written[0]);
  const { text, length } =
    type === 'string' ? readString(written) : { text: written, length: written.length };
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

/** The start of a string and its whole length. A long string is not decoded whole, since it may be most of the body. */
function readString(written: string): { text: string; length: number } {
  if (written.length <= bounds.fieldText.characters * escapeLength) {
    const text = JSON.parse(written) as string;
    return { text, length: text.length };
  }
  let length = written.length - 2;
  for (let at = written.indexOf('\\'); at !== -1; at = written.indexOf('\\', at + 2)) {
    length -= written[at + 1] === 'u' ? escapeLength - 1 : 1;
    if (written[at + 1] === 'u') at += escapeLength - 2;
  }
  return { text: startOf(written, bounds.fieldText.characters * escapeLength + 1), length };
}

/** The characters of `\u0000`, the longest escape. */
const escapeLength = 6;

/** Decodes the start of a JSON string. @param end where to cut; an escape that this splits is left out. */
function startOf(written: string, end: number): string {
  for (let at = end; ; at -= 1) {
    try {
      return JSON.parse(`${written.slice(0, at)}"`) as string;
    } catch {
      // The cut split an escape.
    }
  }
}

function typeOf(first: string | undefined): Field['type'] {
  switch (first) {
    case '"':
      return 'string';
    case '[':
      return 'array';
    case '{':
      return 'object';
    case 't':
    case 'f':
      return 'boolean';
    case 'n':
      return 'null';
    default:
      return 'number';
  }
}
