import type { CapturedRequest } from '../../../shared/request.ts';
import { isJson } from './header-values.ts';
import { findJsonFault, type JsonFault } from './json-fault.ts';
import type { JsonObject } from './message.ts';
import { parseJson, TooDeep } from './parse-json.ts';
import type { ReadBody } from './read-body.ts';

/** A body read as JSON: nothing to read, not JSON though it was promised, or a value. */
export type JsonReading =
  | { readonly is: 'none' }
  | { readonly is: 'faulty'; readonly fault: JsonFault }
  | { readonly is: 'value'; readonly value: unknown; readonly object: JsonObject | null };

const none: JsonReading = { is: 'none' };

/**
 * Reads a body as JSON. A type other than JSON is no promise, so it is tried all the same.
 *
 * @throws TooDeep
 */
export function readJson(request: CapturedRequest, body: ReadBody): JsonReading {
  if (request.method === null || body.binary || body.text.trim() === '') return none;
  try {
    const value = parseJson(body.text);
    return { is: 'value', value, object: isObject(value) ? value : null };
  } catch (error) {
    if (error instanceof TooDeep) throw error;
    if (!isJson(body.mediaType)) return none;
    return { is: 'faulty', fault: findJsonFault(body.text) ?? unplaced };
  }
}

/** The parser refused what the grammar allows. */
const unplaced: JsonFault = { code: 'json.invalid', at: 0, line: 1, column: 1, text: '“”' };

export function objectOf(reading: JsonReading): JsonObject | null {
  return reading.is === 'value' ? reading.object : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
