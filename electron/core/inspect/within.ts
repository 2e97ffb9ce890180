import { cutText } from '../../../shared/cut-text.ts';

/** The limits of a list or a text; absent ones do not limit it. */
export interface Bound {
  readonly entries?: number;
  readonly characters?: number;
  readonly bytes?: number;
}

/** Bytes of a value as JSON in UTF-8. */
function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The maximum number of bytes of a character in JSON: `\u0000`. */
const longestCharacter = 6;

/** The start of a text within a bound, ending with a whole character. */
export function startWithin(
  text: string,
  { characters = Infinity, bytes = Infinity }: Bound,
): string {
  if (text.length <= characters && text.length * longestCharacter + 2 <= bytes) return text;
  const start = cutText(text, characters);
  if (bytes === Infinity || jsonBytes(start) <= bytes) return start;
  let [low, high] = [0, start.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (jsonBytes(start.slice(0, middle)) <= bytes) low = middle;
    else high = middle;
  }
  return cutText(start, low);
}

/** The maximum number of bytes of an entry as JSON besides its texts: property names and numbers. */
const otherBytes = 200;

function isSurelyWithin<T>(
  list: readonly T[],
  bytes: number,
  textsOf: (entry: T) => readonly (string | null)[],
): boolean {
  let maxBytes = 0;
  for (const entry of list) {
    for (const text of textsOf(entry)) maxBytes += (text?.length ?? 0) * longestCharacter;
    maxBytes += otherBytes;
    if (maxBytes > bytes) return false;
  }
  return true;
}

/**
 * The first entries of a list that are within a bound together.
 *
 * @param textsOf the texts of an entry that is little more than its texts. For most lists the sum of their lengths
 *   already shows that they are within the bound, which saves writing them as JSON.
 */
export function firstWithin<T>(
  list: readonly T[],
  { entries = Infinity, bytes = Infinity }: Bound,
  textsOf: ((entry: T) => readonly (string | null)[]) | null = null,
): readonly T[] {
  const first = list.length > entries ? list.slice(0, entries) : list;
  if (textsOf !== null && isSurelyWithin(first, bytes, textsOf)) return first;
  if (bytes === Infinity || jsonBytes(first) <= bytes) return first;
  let left = bytes - 2;
  const end = first.findIndex((entry) => {
    left -= jsonBytes(entry) + 1;
    return left < 0;
  });
  return first.slice(0, end === -1 ? first.length : end);
}
