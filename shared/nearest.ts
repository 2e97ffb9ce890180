/**
 * The word that was probably meant: one that starts with these letters, or differs by one typo (by two from five letters
 * on).
 *
 * @param words lower-case.
 * @param most the most typos.
 * @returns `null` when no word is near.
 */
export function nearest(written: string, words: readonly string[], most = 2): string | null {
  if (written.length > 40) return null;
  const wanted = written.toLowerCase();
  const begun = wanted.length < 3 ? undefined : words.find((word) => word.startsWith(wanted));
  if (begun !== undefined) return begun;
  const [best] = words
    .map((word) => ({ word, typos: typosBetween(wanted, word) }))
    .filter(({ word, typos }) => typos <= (Math.min(word.length, wanted.length) < 5 ? 1 : most))
    .sort((a, b) => a.typos - b.typos);
  return best?.word ?? null;
}

/** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
function typosBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let typos = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) typos = Math.min(typos, at(before, j - 2) + 1);
      next.push(typos);
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
