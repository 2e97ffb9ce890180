import type { Field } from '../../../shared/inspection.ts';

/** The maximum number of characters of a filled template. A field that would exceed it stays empty. */
const filledLimit = 1024 ** 2;

/** A placeholder for a field: `{{name}}`. Blanks around the name are ignored. */
const placeholder = /\{\{([^{}]{1,300})\}\}/g;

/** The top-level fields of a body by their names. A repeated field has its last value. */
export type TemplateValues = ReadonlyMap<string, Field>;

export function valuesOf(fields: readonly Field[]): TemplateValues {
  return new Map(fields.map((field) => [field.name, field]));
}

/** Whether a template names any field. */
export function namesFields(template: string): boolean {
  return template.search(placeholder) !== -1;
}

/**
 * Fills in a template. Total: a missing field becomes the empty text, or `null` where JSON needs a value.
 *
 * A template that is JSON stays JSON: within quotes a field becomes part of the string, elsewhere a JSON value, a text
 * with its own quotes. In any other template a field is inserted unchanged.
 *
 * @param json whether the reply is sent as JSON.
 */
export function fill(template: string, values: TemplateValues, json: boolean): string {
  let filled = '';
  let at = 0;
  let quoted = false;
  for (const match of template.matchAll(placeholder)) {
    const before = template.slice(at, match.index);
    quoted = json && endsInString(before, quoted);
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

/** The value as it was written in the body. A value that was cut is no JSON any more. */
function asValue(value: Field | undefined): string {
  if (value === undefined) return 'null';
  if (value.type === 'string') return JSON.stringify(value.text.toWellFormed());
  return value.text.length < value.length ? 'null' : value.text;
}

/** Whether a JSON text ends within a string. @param quoted whether it begins within one. */
function endsInString(text: string, quoted: boolean): boolean {
  let within = quoted;
  for (let at = 0; at < text.length; at += 1) {
    if (within && text[at] === '\\') at += 1;
    else if (text[at] === '"') within = !within;
  }
  return within;
}
