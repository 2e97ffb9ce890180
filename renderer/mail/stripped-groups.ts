import type { StripReason, CountedStrippedItem } from './stripped.ts';

export interface StrippedGroup {
  readonly why: StripReason;
  readonly items: readonly CountedStrippedItem[];
  readonly count: number;
}

/** Reasons that affect neither what the user sees nor their safety. */
const minorReasons: ReadonlySet<StripReason> = new Set([
  'dom-clobbering',
  'not-rendered',
  'not-allowed',
  'invalid-url',
]);

/**
 * Groups what was stripped by reason, the worst first.
 *
 * @returns `relevant` counts what a user may want to know about.
 */
export function groupStripped(stripped: readonly CountedStrippedItem[]): {
  readonly groups: readonly StrippedGroup[];
  readonly relevant: number;
  readonly total: number;
} {
  const groups = new Map<StripReason, CountedStrippedItem[]>();
  for (const item of stripped) {
    const group = groups.get(item.why);
    if (group === undefined) groups.set(item.why, [item]);
    else group.push(item);
  }
  const counted = [...groups].map(([why, items]) => ({ why, items, count: sum(items) }));
  const relevant = counted.filter(({ why }) => !minorReasons.has(why));
  return { groups: counted, relevant: sum(relevant), total: sum(counted) };
}

function sum(items: readonly { readonly count: number }[]): number {
  return items.reduce((total, { count }) => total + count, 0);
}
