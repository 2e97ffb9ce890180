/**
 * A text as it is compared by a search that ignores case: of the same length, so that a place in one is the place in the
 * other.
 */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  // A few capitals (İ) have longer small letters; they stay as they are.
  const folded =
    lower.length === text.length
      ? lower
      : text.replace(/[^]/gu, (character) => {
          const small = character.toLowerCase();
          return small.length === character.length ? small : character;
        });
  // The small sigma has a form of its own at the end of a word.
  return folded.replaceAll('ς', 'σ');
}

/** Where a match begins, and where it ends: the index after its last character. */
export type TextRange = readonly [start: number, end: number];

/**
 * Where a text is within another one, without overlaps. Case does not matter; accents do.
 *
 * @param limit finds at most this many.
 */
export function placesIn(text: string, wanted: string, limit: number): readonly TextRange[] {
  const sought = foldCase(wanted);
  if (sought === '') return [];
  const folded = foldCase(text);
  const places: TextRange[] = [];
  let at = folded.indexOf(sought);
  while (at >= 0 && places.length < limit) {
    places.push([at, at + sought.length]);
    at = folded.indexOf(sought, at + sought.length);
  }
  return places;
}
