import type { Field, Standing } from '../../../shared/inspection.ts';
import { fieldTextLimit } from '../../../shared/inspection.ts';
import { closes, jsonTokens, opens } from './json-tokens.ts';

/** Top-level fields that are listed. */
export const fieldLimit = 1_000;

/**
 * The top-level fields of a JSON object, in order and with their repeats, each value as written.
 *
 * @param json text that `JSON.parse` accepts and whose value is an object.
 * @param standingOf what is known of a name.
 */
export function readFields(json: string, standingOf: (name: string) => Standing | null): Field[] {
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
      fields.push(field(key, json.slice(valueStart, end), standingOf(key)));
      key = null;
      valueStart = -1;
    }
  }
  return fields;
}

function field(name: string, written: string, standing: Standing | null): Field {
  const type = typeOf(written[0]);
  const { text, length } =
    type === 'string' ? readString(written) : { text: written, length: written.length };
  return {
    name,
    path: `/${pointerPart(name)}`,
    type,
    text: text.slice(0, fieldTextLimit),
    length,
    standing,
  };
}

/** A name within a JSON pointer (RFC 6901, section 3). */
export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The start of a string and its whole length. A long one is not read whole, for it may be all of a body. */
function readString(written: string): { text: string; length: number } {
  if (written.length <= fieldTextLimit * escapeLength) {
    const text = JSON.parse(written) as string;
    return { text, length: text.length };
  }
  let length = written.length - 2;
  for (let at = written.indexOf('\\'); at !== -1; at = written.indexOf('\\', at + 2)) {
    length -= written[at + 1] === 'u' ? escapeLength - 1 : 1;
    if (written[at + 1] === 'u') at += escapeLength - 2;
  }
  return { text: startOf(written, fieldTextLimit * escapeLength + 1), length };
}

/** The characters of `\u0000`, the longest escape. */
const escapeLength = 6;

/** @param end where to cut; an escape that this would split is left out. */
function startOf(written: string, end: number): string {
  for (let at = end; ; at -= 1) {
    try {
      return JSON.parse(`${written.slice(0, at)}"`) as string;
    } catch {
      // The cut went through an escape.
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
