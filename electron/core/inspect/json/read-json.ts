import { bounds } from '../../../../shared/bounds.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { readForm, type Form } from '../form/form.ts';
import { isJson } from '../body/content-type.ts';
import { findJsonFault, type JsonFault } from './json-fault.ts';
import { documentedIn, readJsonPart, type JsonPart } from '../form/json-part.ts';
import { isJsonText, parseJson, TooDeep } from './parse-json.ts';
import type { ReadBody } from '../body/read-body.ts';
import { isObject, type JsonObject } from './json-object.ts';

/** A body read as data: nothing to read, the fields of a form, invalid JSON, or a JSON value. */
export type JsonReading =
  | { readonly is: 'none'; readonly empty: boolean }
  | { readonly is: 'form'; readonly form: Form }
  /** `isLines`: each line is an object (NDJSON). */
  | { readonly is: 'faulty'; readonly fault: JsonFault; readonly isLines: boolean }
  | {
      readonly is: 'value';
      readonly value: unknown;
      readonly object: JsonObject | null;
      /** The JSON itself: the whole body, or the part of a multipart body that has it. */
      readonly text: string;
      readonly part: JsonPart | null;
    };

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
    const object = isObject(value) ? value : null;
    return { is: 'value', value, object, text: body.text, part: null };
  } catch (error) {
    if (error instanceof TooDeep) throw error;
    if (!isJson(body.mediaType) && beginsLikeObject.test(body.text)) return faulty(body);
    const form = formIn(request, body);
    return form.is === 'none' && isJson(body.mediaType) ? faulty(body) : form;
  }
}

const beginsLikeObject = /^\s*\{\s*"/;

function formIn({ headers }: CapturedRequest, { content }: ReadBody): JsonReading {
  const found = readJsonPart(headers, content);
  const form = readForm(headers, content);
  // A form may have more of a message than JSON beside its fields.
  if (found !== null && documentedIn(found.object) > documentedIn(form?.object ?? {})) {
    const { object, text, ...part } = found;
    return { is: 'value', value: object, object, text, part };
  }
  return form === null ? none : { is: 'form', form };
}

function faulty({ text }: ReadBody): JsonReading {
  const fault = findJsonFault(text) ?? unknownFault;
  return {
    is: 'faulty',
    fault,
    isLines: fault.code === 'json.invalid.rest' && hasObjectLines(text),
  };
}

/** Whether each line of a text is a JSON object. */
function hasObjectLines(text: string): boolean {
  if (text.length > bounds.surveyedJson.characters) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.every((line) => /^\s*\{/.test(line) && isJsonText(line));
}

/** Our grammar found no fault in a text that JSON.parse refused. */
const unknownFault: JsonFault = { code: 'json.invalid', at: 0, line: 1, column: 1, text: '“”' };

/** The object that a body holds: a JSON object, or the fields of a form. `null` for anything else. */
export function objectOf(reading: JsonReading): JsonObject | null {
  if (reading.is === 'form') return reading.form.object;
  return reading.is === 'value' ? reading.object : null;
}
