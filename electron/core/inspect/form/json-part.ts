import { isJson, contentTypeOf } from '../body/content-type.ts';
import { isObject, type JsonObject } from '../json/json-object.ts';
import { parseJson, TooDeep } from '../json/parse-json.ts';
import { documentedNames } from '../message/message.ts';
import type { HeaderPairs } from '../../../../shared/request.ts';
import { readParts } from './parts.ts';

/** The place of JSON within a multipart body. */
export interface JsonPart {
  /** Its number among the parts, from 1. */
  readonly number: number;
  /** The name of its field; `null` where parts have no names, as in `multipart/mixed`. */
  readonly name: string | null;
}

interface ReadJsonPart extends JsonPart {
  readonly object: JsonObject;
  readonly text: string;
}

/**
 * Reads the message in a part of a multipart body that declares JSON: mail gateways and API clients put a payload beside
 * its files so. Only where a single part has documented fields.
 *
 * @returns `null` for any other body.
 * @throws TooDeep
 */
export function readJsonPart(headers: HeaderPairs, content: Uint8Array): ReadJsonPart | null {
  if (contentTypeOf(headers)?.mediaType.startsWith('multipart/') !== true) return null;
  // Reading the parts of a large body takes time.
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (!bytes.includes('json') && !bytes.includes('JSON')) return null;
  const parts = readParts(headers, content, Infinity)?.parts ?? [];
  const found = parts.flatMap(({ mediaType, name, text }, index): ReadJsonPart[] => {
    const object = mediaType !== null && isJson(mediaType) ? objectIn(text ?? '') : null;
    return object === null ? [] : [{ number: index + 1, name, object, text: text ?? '' }];
  });
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

/** The object in a text, when it has documented fields. */
function objectIn(text: string): JsonObject | null {
  try {
    const value = parseJson(text);
    return isObject(value) && documentedIn(value) >= 2 ? value : null;
  } catch (error) {
    if (error instanceof TooDeep) throw error;
    return null;
  }
}

/** How many documented fields an object has. */
export function documentedIn(object: JsonObject): number {
  return [...documentedNames].filter((name) => Object.hasOwn(object, name)).length;
}
