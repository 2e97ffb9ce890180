import { bounds } from '../../../shared/bounds.ts';
import { canonicalJson } from './json-children.ts';

/** Two elements that belong together, by their indexes; `null` where there is none. */
export type Match = readonly [left: number | null, right: number | null];

/** Elements that differ only in the order of names further within are matched by their places. */
const canonicalLevels = 6;

const { entries: maxElements, characters: maxCharacters } = bounds.comparedLists;

/**
 * Finds which elements of two lists belong together: equal ones in the same order first (the longest common subsequence),
 * then those between them by their places.
 *
 * @returns `reordered` when both lists have the same elements in another order.
 */
export function matchElements(
  left: readonly string[],
  right: readonly string[],
): readonly Match[] | 'reordered' {
  const first = equalStart(left, right);
  const last = equalStart(left.slice(first).toReversed(), right.slice(first).toReversed());
  const [endLeft, endRight] = [left.length - last, right.length - last];
  const inner = matchBetween(left.slice(first, endLeft), right.slice(first, endRight));
  if (inner === 'reordered') return inner;
  return inner.map(([one, other]) => [shifted(one, first), shifted(other, first)]);
}

function shifted(index: number | null, by: number): number | null {
  return index === null ? null : index + by;
}

/** How many elements at the start of two lists are written the same way. */
function equalStart(left: readonly string[], right: readonly string[]): number {
  const end = left.findIndex((element, index) => element !== right[index]);
  return end === -1 ? left.length : end;
}

/** The same without the equal elements at the start and the end, which are most of them in long lists. */
function matchBetween(
  left: readonly string[],
  right: readonly string[],
): readonly Match[] | 'reordered' {
  const isOneEach = left.length <= 1 && right.length <= 1;
  if (isOneEach || !isShort(left) || !isShort(right))
    return byPlace(0, left.length, 0, right.length);
  const [a, b] = [left.map(canonical), right.map(canonical)];
  if (isReordered(a, b)) return 'reordered';
  // Of several longest subsequences, the same one is found whichever list comes first.
  return a.join() <= b.join()
    ? aroundEqual(a, b)
    : aroundEqual(b, a).map(([one, other]) => [other, one] as const);
}

function isShort(elements: readonly string[]): boolean {
  if (elements.length > maxElements) return false;
  return elements.reduce((sum, element) => sum + element.length, 0) <= maxCharacters;
}

function canonical(element: string): string {
  return canonicalJson(element, canonicalLevels);
}

function isReordered(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const [sortedA, sortedB] = [a.toSorted(), b.toSorted()];
  return (
    sortedA.every((element, index) => element === sortedB[index]) &&
    a.some((element, index) => element !== b[index])
  );
}

function aroundEqual(a: readonly string[], b: readonly string[]): readonly Match[] {
  const matches: Match[] = [];
  let [fromA, fromB] = [0, 0];
  for (const [atA, atB] of [...longestCommon(a, b), [a.length, b.length] as const]) {
    matches.push(...byPlace(fromA, atA, fromB, atB));
    if (atA < a.length) matches.push([atA, atB]);
    [fromA, fromB] = [atA + 1, atB + 1];
  }
  return matches;
}

function byPlace(fromA: number, toA: number, fromB: number, toB: number): Match[] {
  const count = Math.max(toA - fromA, toB - fromB);
  return Array.from({ length: count }, (_, index) => [
    fromA + index < toA ? fromA + index : null,
    fromB + index < toB ? fromB + index : null,
  ]);
}

/** The longest common subsequence, as pairs of indexes. Takes at most `maxElements`² steps. */
function longestCommon(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
