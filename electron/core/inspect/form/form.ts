import { bounds } from '../../../../shared/bounds.ts';
import type { Field, FieldStatus, Issue } from '../../../../shared/inspection.ts';
import type { FormParts } from '../../../../shared/parts.ts';
import type { HeaderPairs } from '../../../../shared/request.ts';
import { contentTypeOf } from '../body/content-type.ts';
import { type ListedFields } from '../message/fields.ts';
import { documentedNames } from '../message/message.ts';
import { addressesIn } from '../message/addresses-in.ts';
import { issue } from '../issue.ts';
import { decodedAgain } from './encoded-twice.ts';
import { readPartsWithIssues, readUrlencoded, type ReadParts } from './parts.ts';
import { firstWithin, startWithin } from '../within.ts';
import { pointerPart, type JsonObject } from '../json/json-object.ts';

/** A form whose fields are read like those of a JSON object. */
export interface Form {
  readonly is: FormParts['form'];
  /** Its fields with their whole texts, without files. */
  readonly fields: readonly FormField[];
  readonly total: number;
  readonly object: JsonObject;
  /** The Content-Type declares a form. */
  readonly declared: boolean;
  /** How it differs from what the standards say. */
  readonly issues: readonly Issue[];
}

interface FormField {
  /** As it was sent, such as `attachments[]`. */
  readonly name: string;
  /** Without its brackets, such as `attachments`. */
  readonly listName: string;
  readonly text: string;
}

/**
 * Reads a body as a form when its Content-Type declares one, or when it has documented fields.
 *
 * @returns `null` for any other body.
 */
export function readForm(headers: HeaderPairs, content: Uint8Array): Form | null {
  const declared = readPartsWithIssues(headers, content, Infinity);
  const isMultipart = looksMultipart(content);
  if (declared !== null && (declared.form === 'multipart' || !isMultipart)) {
    return formOf(declared, true);
  }
  const guessed = isMultipart
    ? formOf(undeclaredMultipart(content), false)
    : looksUrlencoded(content)
      ? formOf(readUrlencoded(Buffer.from(content), null, Infinity, isPlainText(headers)), false)
      : null;
  const documented = Object.keys(guessed?.object ?? {}).filter((name) => documentedNames.has(name));
  return documented.length >= 2 ? guessed : null;
}

/** Such a form can't name its boundary. */
function undeclaredMultipart(content: Uint8Array): ReadParts {
  const read = readPartsWithIssues([['Content-Type', 'multipart/form-data']], content, Infinity);
  const issues = read?.issues.filter(({ code }) => code !== 'multipart.boundary') ?? [];
  return { form: 'multipart', parts: [], total: 0, fault: null, ...read, issues };
}

function isPlainText(headers: HeaderPairs): boolean {
  return contentTypeOf(headers)?.mediaType === 'text/plain';
}

/** Whether a body starts with a delimiter and the header lines of a form's part, and is short enough to be tried. */
function looksMultipart(content: Uint8Array): boolean {
  if (content[0] !== 0x2d || content.length > bounds.guessedForm.bytes) return false;
  const start = Buffer.from(content.subarray(0, 300)).toString('latin1');
  return /^--[^\r\n]{1,70}\r?\nContent-Disposition: *form-data;/i.test(start);
}

/** Whether a body starts with a name and an equals sign, and is short enough to be tried as a form. */
function looksUrlencoded(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 200)).toString('latin1');
  return content.length <= bounds.guessedForm.bytes && /^[\w.[\]%+-]{1,100}=/.test(start);
}

function formOf({ form, parts, total, issues }: ReadParts, declared: boolean): Form | null {
  const sent = parts.flatMap(({ name, filename, text }) =>
    name === null || filename !== null || text === null
      ? []
      : [{ name, listName: listNameOf(name), text }],
  );
  const again = form === 'urlencoded' ? decodedAgain(sent.map(({ text }) => text)) : null;
  const fields = sent.map((field, index) => ({ ...field, text: again?.[index] ?? field.text }));
  // Any other text would become the name of a single field.
  const isForm = fields.some(
    ({ listName, text }) => text !== '' && /^[\w.[\] -]{1,100}$/.test(listName),
  );
  // Files, and parts that were cut before their names, are not fields.
  const others = parts.length - fields.length;
  if (!isForm) return null;
  return {
    is: form,
    fields,
    total: total - others,
    object: objectFrom(fields),
    declared,
    issues: again === null ? issues : [...issues, issue('form.encoded-twice')],
  };
}

/** A name without its brackets. Of the objects in `attachments`, only their URLs are read. */
function listNameOf(name: string): string {
  return name
    .replace(/\[\d{0,4}\]$/, '')
    .replace(/^attachments\[\d{0,4}\]\[(?:url|link)\]$/, 'attachments');
}

/** Repeated names, and names with brackets, are lists, as most form parsers read them. */
function objectFrom(fields: readonly FormField[]): JsonObject {
  const lists = new Map<string, { readonly texts: string[]; hasBrackets: boolean }>();
  for (const { name, listName, text } of fields) {
    const list = lists.get(listName) ?? { texts: [], hasBrackets: false };
    list.texts.push(text);
    list.hasBrackets ||= name !== listName;
    lists.set(listName, list);
  }
  return Object.fromEntries(
    [...lists].map(([name, { texts, hasBrackets }]) => [name, valueOf(name, texts, hasBrackets)]),
  );
}

function valueOf(name: string, texts: readonly string[], hasBrackets: boolean): unknown {
  const [first = ''] = texts;
  if (name === 'attachments') return texts.length > 1 ? texts : addressesIn(first);
  if (name === 'emailTo' && texts.length > 1) return texts;
  // A documented text is a single text; of a repeated name the last counts, as in JSON.
  if (documentedNames.has(name)) return texts.at(-1);
  return hasBrackets || texts.length > 1 ? texts : first;
}

/** Lists the fields of a form, like `readFields` does for JSON. */
export function listedFields(
  { fields, total }: Form,
  fieldStatusOf: (name: string) => FieldStatus | null,
): ListedFields {
  const all = fields.slice(0, bounds.fields.entries).map(({ name, listName, text }): Field => ({
    name: startWithin(name, bounds.fieldName),
    path: `/${pointerPart(startWithin(listName, bounds.fieldName))}`,
    type: 'string',
    text: startWithin(text, bounds.fieldText),
    length: text.length,
    fieldStatus: fieldStatusOf(listName),
  }));
  return { fields: firstWithin(all, bounds.fields), total: Math.max(fields.length, total) };
}
