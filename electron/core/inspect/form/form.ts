import { bounds } from '../../../../shared/bounds.ts';
import type { Field, FieldStatus } from '../../../../shared/inspection.ts';
import type { Parts } from '../../../../shared/parts.ts';
import type { HeaderPairs } from '../../../../shared/request.ts';
import { type ListedFields } from '../message/fields.ts';
import { documentedNames } from '../message/message.ts';
import { parseJson } from '../json/parse-json.ts';
import { readParts, readUrlencoded } from './parts.ts';
import { firstWithin, startWithin } from '../within.ts';
import { pointerPart, type JsonObject } from '../json/json-object.ts';

/** A form whose fields are read as those of an object. */
export interface Form {
  readonly is: Parts['form'];
  /** Its fields with their whole texts, files left out. */
  readonly fields: readonly FormField[];
  readonly total: number;
  readonly object: JsonObject;
  /** The Content-Type says that it is one. */
  readonly named: boolean;
}

interface FormField {
  /** As it was sent, such as `attachments[]`. */
  readonly name: string;
  /** The name of the field that it belongs to, such as `attachments`. */
  readonly of: string;
  readonly text: string;
}

/** Reads a body as a form: by its type, or by the message's fields in it. `null` when it is none. */
export function readForm(headers: HeaderPairs, content: Uint8Array): Form | null {
  const named = readParts(headers, content, Infinity);
  if (named !== null) return formOf(named, true);
  const unnamed = looksUrlencoded(content)
    ? formOf(readUrlencoded(Buffer.from(content), null, Infinity), false)
    : null;
  const documented = Object.keys(unnamed?.object ?? {}).filter((name) => documentedNames.has(name));
  return documented.length >= 2 ? unnamed : null;
}

/** A name and a sign before everything else, and not too long to be guessed at. */
function looksUrlencoded(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 200)).toString('latin1');
  return content.length <= bounds.guessedForm.bytes && /^[\w.[\]%+-]{1,100}=/.test(start);
}

function formOf({ form, parts, total }: Parts, named: boolean): Form | null {
  const fields = parts.flatMap(({ name, filename, text }) =>
    name === null || filename !== null || text === null
      ? []
      : [{ name, of: name.replace(/\[\d{0,4}\]$/, ''), text }],
  );
  // Of a text without names, all of it would be the name of the first field.
  const isForm = fields.some(({ of, text }) => text !== '' && /^[\w.[\] -]{1,100}$/.test(of));
  return isForm ? { is: form, fields, total, object: objectFrom(fields), named } : null;
}

/** Repeated names and names with brackets are lists, as in most readers of forms. */
function objectFrom(fields: readonly FormField[]): JsonObject {
  const lists = new Map<string, { readonly texts: string[]; marked: boolean }>();
  for (const { name, of, text } of fields) {
    const list = lists.get(of) ?? { texts: [], marked: false };
    list.texts.push(text);
    list.marked ||= name !== of;
    lists.set(of, list);
  }
  return Object.fromEntries(
    [...lists].map(([name, { texts, marked }]) => [name, valueOf(name, texts, marked)]),
  );
}

function valueOf(name: string, texts: readonly string[], marked: boolean): unknown {
  const [first = ''] = texts;
  if (name === 'attachments') return texts.length > 1 ? texts : addressesIn(first);
  if (name === 'emailTo' && texts.length > 1) return texts;
  // A documented text is one text, and the last of a name wins as in JSON.
  if (documentedNames.has(name)) return texts.at(-1);
  return marked || texts.length > 1 ? texts : first;
}

/** A form has no lists, so one text holds them: as JSON, or with commas. */
function addressesIn(text: string): readonly unknown[] {
  if (text.trim() === '') return [];
  if (text.trimStart().startsWith('[')) {
    try {
      const value = parseJson(text);
      if (Array.isArray(value)) return value;
    } catch {
      // Then it is an address that begins oddly.
    }
  }
  return text.split(/,(?=\s?https?:)/i).map((address) => address.trim());
}

/** The fields of a form as they are listed. */
export function listedFields(
  { fields, total }: Form,
  fieldStatusOf: (name: string) => FieldStatus | null,
): ListedFields {
  const all = fields.slice(0, bounds.fields.entries).map(({ name, of, text }): Field => ({
    name: startWithin(name, bounds.fieldName),
    path: `/${pointerPart(startWithin(of, bounds.fieldName))}`,
    type: 'string',
    text: startWithin(text, bounds.fieldText),
    length: text.length,
    fieldStatus: fieldStatusOf(of),
  }));
  return { fields: firstWithin(all, bounds.fields), total: Math.max(fields.length, total) };
}
