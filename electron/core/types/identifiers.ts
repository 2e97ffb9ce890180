import { everyHidden } from '../../../shared/hidden-characters.ts';

/** Gives each key of an object an identifier of a language, no two the same. */
export function identifiersOf(
  keys: readonly string[],
  toIdentifier: (key: string) => string,
  isReserved: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const found = new Map<string, string>();
  /** The number to try first, so that many keys with the same identifier take no longer than others. */
  const nextNumbers = new Map<string, number>();
  for (const key of keys) {
    const base = toIdentifier(key);
    let name = isReserved(base) ? `${base}_` : base;
    for (let number = nextNumbers.get(base) ?? 2; taken.has(name); number += 1) {
      name = `${base}_${number}`;
      nextNumbers.set(base, number + 1);
    }
    taken.add(name);
    found.set(key, name);
  }
  return found;
}

/**
 * A text within double quotes, as JSON and JavaScript read it. Invisible characters are escaped, so that a
 * sender's key can't make code look like something else.
 */
export function quoted(text: string): string {
  return withHiddenEscaped(JSON.stringify(text));
}

/** JSON or JavaScript with the hidden characters within its strings escaped. */
export function withHiddenEscaped(code: string): string {
  return code.replace(everyHidden, (character) =>
    Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join(
      '',
    ),
  );
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
