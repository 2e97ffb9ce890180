import type { ComparedHeader, HeaderChange, HeaderComparison } from '../../../shared/comparison.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { wireText } from '../../../shared/wire-text.ts';

/** Compares header fields as facts: values and repeats, spelling of names, and order. */
export function compareHeaders(left: HeaderPairs, right: HeaderPairs): HeaderComparison {
  const [before, after] = [byName(left), byName(right)];
  const changes = [...new Set([...after.keys(), ...before.keys()])]
    .map((name) => changeOf(before.get(name) ?? [], after.get(name) ?? []))
    .filter((change) => change !== null);
  return { changes, isReordered: isReordered(left, right) };
}

function byName(pairs: HeaderPairs): ReadonlyMap<string, HeaderPairs> {
  return Map.groupBy(pairs, ([name]) => name.toLowerCase());
}

function changeOf(before: HeaderPairs, after: HeaderPairs): HeaderChange | null {
  const sides = { before: shown(before), after: shown(after) };
  if (before.length === 0) return { is: 'added', ...sides };
  if (after.length === 0) return { is: 'removed', ...sides };
  if (before.length !== after.length) return { is: 'repeats', ...sides };
  if (before.some(([, value], index) => value !== after[index]?.[1]))
    return { is: 'changed', ...sides };
  const isSpeltAlike = before.every(([name], index) => name === after[index]?.[0]);
  return isSpeltAlike ? null : { is: 'spelling', ...sides };
}

/** The fields of one name. Where their spellings differ, all of them are named. */
function shown(pairs: HeaderPairs): ComparedHeader | null {
  if (pairs.length === 0) return null;
  return {
    name: [...new Set(pairs.map(([name]) => wireText(name)))].join(', '),
    values: pairs.map(([, value]) => wireText(value)),
  };
}

/** Whether the fields that both have come in another order. A repeat counts as a field of its own. */
function isReordered(left: HeaderPairs, right: HeaderPairs): boolean {
  const [one, other] = [numbered(left), numbered(right)];
  const [inOne, inOther] = [new Set(one), new Set(other)];
  const shared = other.filter((field) => inOne.has(field));
  return one.filter((field) => inOther.has(field)).some((field, index) => field !== shared[index]);
}

function numbered(pairs: HeaderPairs): readonly string[] {
  const seen = new Map<string, number>();
  return pairs.map(([name]) => {
    const lower = name.toLowerCase();
    const count = (seen.get(lower) ?? 0) + 1;
    seen.set(lower, count);
    return `${lower}\n${count}`;
  });
}
