import { nearest } from '../../../../shared/nearest.ts';
import { knownNames } from './field-names.ts';
import { documentedNames } from './message.ts';
import { isTranslated } from './translated-names.ts';
import { firstNames, type JsonObject } from '../json/json-object.ts';

const byLowerCase = new Map([...documentedNames].map((name) => [name.toLowerCase(), name]));

/** Known but undocumented names are matched by their letters only, not by similarity. */
const knownByLetters = new Map([...knownNames].map((name) => [name.toLowerCase(), name]));

/** The documented or known name that an unknown one is probably a misspelling of, if the object lacks it. */
export function intendedName(object: JsonObject, name: string): string | null {
  if (name.length > 40 || isTranslated(name)) return null;
  const letters = name.replaceAll(/[\s_-]/g, '').toLowerCase();
  if (letters.length < 4) return null;
  const found = byLowerCase.get(letters) ?? knownByLetters.get(letters) ?? documentedLike(letters);
  return found === null || Object.hasOwn(object, found) ? null : found;
}

const longest = Math.max(...[...documentedNames].map(({ length }) => length));

function documentedLike(letters: string): string | null {
  if (letters.length > longest + 1) return null;
  // Two typos turn a short word into another one: `photo` is not `phone`, `object` is not `subject`.
  const typos = letters.length < 8 ? 1 : 2;
  const found = byLowerCase.get(nearest(letters, [...byLowerCase.keys()], typos) ?? '');
  // A prefix such as `email` is a name of its own.
  return found === undefined || Math.abs(found.length - letters.length) > 1 ? null : found;
}

/** The unknown name that is probably a misspelling of a missing documented one. */
export function misspeltFor(object: JsonObject, documented: string): string | null {
  const known = misspeltOf.get(object) ?? findMisspelt(object);
  misspeltOf.set(object, known);
  return known.get(documented) ?? null;
}

/** Computed once for each object: several checks ask, and a body may have a thousand names to compare. */
const misspeltOf = new WeakMap<JsonObject, ReadonlyMap<string, string>>();

function findMisspelt(object: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of firstNames(object)) {
    const meant = documentedNames.has(name) ? null : intendedName(object, name);
    if (meant !== null && !found.has(meant)) found.set(meant, name);
  }
  return found;
}
