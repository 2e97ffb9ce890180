import type { CapturedRequest } from '../../../../shared/request.ts';
import { readForm, type Form } from '../form/form.ts';
import { isJson } from '../body/content-type.ts';
import { findJsonFault, type JsonFault } from './json-fault.ts';
import { parseJson, TooDeep } from './parse-json.ts';
import type { ReadBody } from '../body/read-body.ts';
import { isObject, type JsonObject } from './json-object.ts';

/** A body read as data: nothing to read, the fields of a form, invalid JSON, or a JSON value. */
export type JsonReading =
  | { readonly is: 'none'; readonly empty: boolean }
  | { readonly is: 'form'; readonly form: Form }
  | { readonly is: 'faulty'; readonly fault: JsonFault }
  | { readonly is: 'value'; readonly value: unknown; readonly object: JsonObject | null };

const none: JsonReading = { is: 'none', empty: false };
/** The body is empty, before or after content decoding. */
const empty: JsonReading = { is: 'none', empty: true };

/**
 * Reads a body as JSON, else as a form. JSON is tried under any media type; a text that starts like an object counts as
 * invalid JSON, whatever its type.
 *
 * @throws TooDeep
 */
export function readJson(request: CapturedRequest, body: ReadBody): JsonReading {
  if (request.method === null) return none;
  if (request.body.bytes === 0 || (body.content.length === 0 && !body.incomplete)) return empty;
  // A form with files is binary.
  if (body.binary) return body.mediaType.startsWith('multipart/') ? formIn(request, body) : none;
  if (body.text.trim() === '') return none;
  try {
    const value = parseJson(body.text);
    return { is: 'value', value, object: isObject(value) ? value : null };
  } catch (error) {
    if (error instanceof TooDeep) throw error;
    if (!isJson(body.mediaType) && beginsLikeObject.test(body.text)) return faulty(body);
    const form = formIn(request, body);
    return form.is === 'none' && isJson(body.mediaType) ? faulty(body) : form;
  }
}

const beginsLikeObject = /^\s*\{\s*"/;

function formIn({ headers }: CapturedRequest, { content }: ReadBody): JsonReading {
  const form = readForm(headers, content);
  return form === null ? none : { is: 'form', form };
}

function faulty({ text }: ReadBody): JsonReading {
  return { is: 'faulty', fault: findJsonFault(text) ?? unknownFault };
}

/** Our grammar found no fault in a text that JSON.parse refused. */
const unknownFault: JsonFault = { code: 'json.invalid', at: 0, line: 1, column: 1, text: '“”' };

/** The object that a body holds: a JSON object, or the fields of a form. `null` for anything else. */
export function objectOf(reading: JsonReading): JsonObject | null {
  if (reading.is === 'form') return reading.form.object;
  return reading.is === 'value' ? reading.object : null;
}
