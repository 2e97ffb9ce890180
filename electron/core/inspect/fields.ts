import type { Field } from '../../../shared/inspection.ts';
import { fieldTextLimit } from '../../../shared/inspection.ts';
import { closes, jsonTokens, opens } from './json-tokens.ts';

/**
 * The top-level fields of a JSON object, in order and with their repeats, each value as written.
 *
 * @param json text that `JSON.parse` accepts and whose value is an object.
 * @param documented the names that the provider's documentation lists.
 */
export function readFields(json: string, documented: ReadonlySet<string>): Field[] {
  const fields: Field[] = [];
  let depth = 0;
  let key: string | null = null;
  let valueStart = -1;

  for (const { start, end } of jsonTokens(json)) {
    const first = json[start];
    if (depth === 1 && key !== null && valueStart === -1 && first !== ':') valueStart = start;
    if (depth === 1 && key === null && first === '"')
      key = JSON.parse(json.slice(start, end)) as string;
    if (opens(first)) depth += 1;
    if (closes(first)) depth -= 1;
    if (depth === 1 && key !== null && valueStart !== -1) {
      fields.push(field(key, json.slice(valueStart, end), documented.has(key)));
      key = null;
      valueStart = -1;
    }
  }
  return fields;
}

function field(name: string, written: string, documented: boolean): Field {
  const type = typeOf(written[0]);
  const text = type === 'string' ? (JSON.parse(written) as string) : written;
  return {
    name,
    path: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    type,
    text: text.slice(0, fieldTextLimit),
    length: text.length,
    documented,
  };
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
