import type { RemovalReason, CountedRemoval } from './removals.ts';

export interface RemovalGroup {
  readonly why: RemovalReason;
  readonly items: readonly CountedRemoval[];
  readonly count: number;
}

/** Reasons that take nothing from what a reader sees or risks. */
const quiet: ReadonlySet<RemovalReason> = new Set(['names', 'unseen', 'unlisted', 'nowhere']);

/**
 * What was removed by its reason, the worst first.
 *
 * @returns `loud` counts what a reader may want to know of, the rest is only there for completeness.
 */
export function groupRemovals(removed: readonly CountedRemoval[]): {
  readonly groups: readonly RemovalGroup[];
  readonly loud: number;
  readonly total: number;
} {
  const groups = new Map<RemovalReason, CountedRemoval[]>();
  for (const item of removed) {
    const group = groups.get(item.why);
    if (group === undefined) groups.set(item.why, [item]);
    else group.push(item);
  }
  const counted = [...groups].map(([why, items]) => ({ why, items, count: sum(items) }));
  const loud = counted.filter(({ why }) => !quiet.has(why));
  return { groups: counted, loud: sum(loud), total: sum(counted) };
}

function sum(items: readonly { readonly count: number }[]): number {
  return items.reduce((total, { count }) => total + count, 0);
}
