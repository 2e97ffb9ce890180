import { nearest } from '../../../../shared/nearest.ts';
import { knownNames } from './field-names.ts';
import { documentedNames } from './message.ts';
import { firstNames, type JsonObject } from '../json/json-object.ts';

const byLowerCase = new Map([...documentedNames].map((name) => [name.toLowerCase(), name]));

/** Names that are known without being documented are recognised by their letters alone, not by likeness. */
const knownByLetters = new Map([...knownNames].map((name) => [name.toLowerCase(), name]));

/** The documented or known name that an unknown one was probably meant for, if that is missing. */
export function meantBy(object: JsonObject, name: string): string | null {
  if (name.length > 40) return null;
  const letters = name.replaceAll(/[\s_-]/g, '').toLowerCase();
  if (letters.length < 4) return null;
  const found = byLowerCase.get(letters) ?? knownByLetters.get(letters) ?? documentedLike(letters);
  return found === null || Object.hasOwn(object, found) ? null : found;
}

const longest = Math.max(...[...documentedNames].map(({ length }) => length));

function documentedLike(letters: string): string | null {
  if (letters.length > longest + 1) return null;
  // Two slips make another word of a short one: `photo` is no `phone`, `object` no `subject`.
  const slips = letters.length < 8 ? 1 : 2;
  const found = byLowerCase.get(nearest(letters, [...byLowerCase.keys()], slips) ?? '');
  // A beginning such as `email` is a name of its own.
  return found === undefined || Math.abs(found.length - letters.length) > 1 ? null : found;
}

/** The unknown name that probably stands for a missing documented one. */
export function misspeltFor(object: JsonObject, documented: string): string | null {
  const known = slipsOf.get(object) ?? slipsIn(object);
  slipsOf.set(object, known);
  return known.get(documented) ?? null;
}

/** Several checks ask, and a body may have a thousand names to compare. */
const slipsOf = new WeakMap<JsonObject, ReadonlyMap<string, string>>();

function slipsIn(object: JsonObject): ReadonlyMap<string, string> {
  const slips = new Map<string, string>();
  for (const name of firstNames(object)) {
    const meant = documentedNames.has(name) ? null : meantBy(object, name);
    if (meant !== null && !slips.has(meant)) slips.set(meant, name);
  }
  return slips;
}
