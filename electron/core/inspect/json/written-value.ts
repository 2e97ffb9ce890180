import type { Field } from '../../../../shared/inspection.ts';

/** A value of a JSON text: its type, its text as people read it, and the length of that text. */
export type WrittenValue = Pick<Field, 'type' | 'text' | 'length'>;

/**
 * Reads a value as it was written: numbers keep their digits, and a string is decoded.
 *
 * @param written the value's part of a text that `JSON.parse` accepts.
 * @param limit characters of a string that are needed at least; the rest of a longer one may be left out.
 */
export function readWrittenValue(written: string, limit: number): WrittenValue {
  const type = typeOfWritten(written[0]);
  return type === 'string'
    ? { type, ...readString(written, limit) }
    : { type, text: written, length: written.length };
}

/** The start of a string and its whole length. A long string is not decoded whole, since it may be most of the body. */
function readString(written: string, limit: number): { text: string; length: number } {
  if (written.length <= limit * escapeLength) {
    const text = readWrittenString(written);
    return { text, length: text.length };
  }
  let length = written.length - 2;
  for (let at = written.indexOf('\\'); at !== -1; at = written.indexOf('\\', at + 2)) {
    length -= written[at + 1] === 'u' ? escapeLength - 1 : 1;
    if (written[at + 1] === 'u') at += escapeLength - 2;
  }
  return { text: startOf(written, limit * escapeLength + 1), length };
}

/** @param written a string of a text that `JSON.parse` accepts. One without escapes is what it says. */
export function readWrittenString(written: string): string {
  return written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
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

export function typeOfWritten(first: string | undefined): Field['type'] {
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
