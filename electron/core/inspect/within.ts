import { cutText } from '../../../shared/cut-text.ts';

/** How much of a list or a text is kept: either may be left out where the other is enough. */
export interface Bound {
  readonly entries?: number;
  readonly characters?: number;
  readonly bytes?: number;
}

/** Bytes of a value as JSON in UTF-8, which is how findings travel. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** A character of JSON takes six bytes at most, as in `\u0000`. */
const longestCharacter = 6;

/** The beginning of a text that keeps a bound, without half a character at its end. */
export function startWithin(
  text: string,
  { characters = Infinity, bytes = Infinity }: Bound,
): string {
  if (text.length <= characters && text.length * longestCharacter + 2 <= bytes) return text;
  const start = cutText(text, characters);
  if (bytes === Infinity || jsonBytes(start) <= bytes) return start;
  let [fits, fitsNot] = [0, start.length];
  while (fitsNot - fits > 1) {
    const middle = Math.floor((fits + fitsNot) / 2);
    if (jsonBytes(start.slice(0, middle)) <= bytes) fits = middle;
    else fitsNot = middle;
  }
  return cutText(start, fits);
}

/** Bytes of an entry as JSON besides its texts: the names of its properties, and numbers. */
const besidesTexts = 200;

function isFarWithin<T>(
  list: readonly T[],
  bytes: number,
  textsOf: (entry: T) => readonly (string | null)[],
): boolean {
  let most = 0;
  for (const entry of list) {
    for (const text of textsOf(entry)) most += (text?.length ?? 0) * longestCharacter;
    most += besidesTexts;
    if (most > bytes) return false;
  }
  return true;
}

/**
 * The first entries of a list that keep a bound together.
 *
 * @param textsOf the texts of an entry, for an entry that is little more than its texts. Most lists are so far within
 * their bound that adding up lengths shows it, which spares writing them as JSON.
 */
export function firstWithin<T>(
  list: readonly T[],
  { entries = Infinity, bytes = Infinity }: Bound,
  textsOf: ((entry: T) => readonly (string | null)[]) | null = null,
): readonly T[] {
  const first = list.length > entries ? list.slice(0, entries) : list;
  if (textsOf !== null && isFarWithin(first, bytes, textsOf)) return first;
  if (bytes === Infinity || jsonBytes(first) <= bytes) return first;
  let left = bytes - 2;
  const end = first.findIndex((entry) => {
    left -= jsonBytes(entry) + 1;
    return left < 0;
  });
  return first.slice(0, end === -1 ? first.length : end);
}
