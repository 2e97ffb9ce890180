import { bounds } from '../../../../shared/bounds.ts';
import type { JsonObject } from './message.ts';

const known = new WeakMap<JsonObject, readonly string[]>();

/** The first names of an object, as many as are compared. To list those of a huge one takes long, so it is done once. */
export function firstNames(object: JsonObject): readonly string[] {
  const names = known.get(object) ?? Object.keys(object).slice(0, bounds.comparedNames.entries);
  known.set(object, names);
  return names;
}
