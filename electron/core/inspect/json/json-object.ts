import { bounds } from '../../../../shared/bounds.ts';

/** An object that `JSON.parse` returned. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const known = new WeakMap<JsonObject, readonly string[]>();

/**
 * The first names of an object, up to `bounds.comparedNames`. Remembered for each object, since listing the names of a
 * huge one is slow.
 */
export function firstNames(object: JsonObject): readonly string[] {
  const names = known.get(object) ?? Object.keys(object).slice(0, bounds.comparedNames.entries);
  known.set(object, names);
  return names;
}

/** Escapes a name for use in a JSON pointer (RFC 6901, section 3). */
export function pointerPart(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
