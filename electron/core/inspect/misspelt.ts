import { bounds } from '../../../shared/bounds.ts';
import { nearest } from '../nearest.ts';
import { knownNames } from './field-names.ts';
import { documentedNames, type JsonObject } from './message.ts';

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

function documentedLike(letters: string): string | null {
  // Two slips make another word of a short one: `photo` is no `phone`, `object` no `subject`.
  const slips = letters.length < 8 ? 1 : 2;
  const found = byLowerCase.get(nearest(letters, [...byLowerCase.keys()], slips) ?? '');
  // A beginning such as `email` is a name of its own.
  return found === undefined || Math.abs(found.length - letters.length) > 1 ? null : found;
}

/** The unknown name that probably stands for a missing documented one. */
export function misspeltFor(object: JsonObject, documented: string): string | null {
  if (Object.hasOwn(object, documented)) return null;
  const names = Object.keys(object).slice(0, bounds.comparedNames.entries);
  return (
    names.find((name) => !documentedNames.has(name) && meantBy(object, name) === documented) ?? null
  );
}
