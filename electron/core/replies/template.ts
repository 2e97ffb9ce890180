import type { Field } from '../../../shared/inspection.ts';

/** Characters that filling in may make of a template; a field that would go over it stays empty. */
const filledLimit = 1024 ** 2;

/** A place for a field: `{{name}}`, blanks around the name left aside. */
const place = /\{\{([^{}]{1,300})\}\}/g;

/** What fills a template: the top-level fields of a body, in order, a repeated one by its last value. */
export type Values = ReadonlyMap<string, Field>;

export function valuesOf(fields: readonly Field[]): Values {
  return new Map(fields.map((field) => [field.name, field]));
}

/** Whether a template names any field. */
export function namesFields(template: string): boolean {
  return template.search(place) !== -1;
}

/**
 * Fills a template in. Total: a field that is not there leaves nothing (`null` where JSON wants a value).
 *
 * In a template that is JSON what comes out is JSON again: within quotes a value is the inside of a string,
 * elsewhere a value of its own, and a text brings its quotes. In any other template a value stands as it is.
 *
 * @param json whether the reply is meant as JSON.
 */
export function fill(template: string, values: Values, json: boolean): string {
  let filled = '';
  let at = 0;
  let quoted = false;
  for (const match of template.matchAll(place)) {
    const before = template.slice(at, match.index);
    quoted = json && endsQuoted(before, quoted);
    const value = values.get((match[1] ?? '').trim());
    const written = json ? (quoted ? insideString(value) : asValue(value)) : (value?.text ?? '');
    filled += before;
    if (filled.length + written.length <= filledLimit) filled += written;
    else if (json && !quoted) filled += 'null';
    at = match.index + match[0].length;
  }
  return filled + template.slice(at);
}

function insideString(value: Field | undefined): string {
  return value === undefined ? '' : JSON.stringify(value.text.toWellFormed()).slice(1, -1);
}

/** A value as it was written; one that was cut is no value any more. */
function asValue(value: Field | undefined): string {
  if (value === undefined) return 'null';
  if (value.type === 'string') return JSON.stringify(value.text.toWellFormed());
  return value.text.length < value.length ? 'null' : value.text;
}

/** Whether a JSON text that began quoted, or not, ends within a string. */
function endsQuoted(text: string, quoted: boolean): boolean {
  let within = quoted;
  for (let at = 0; at < text.length; at += 1) {
    if (within && text[at] === '\\') at += 1;
    else if (text[at] === '"') within = !within;
  }
  return within;
}
