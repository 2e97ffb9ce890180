import type { RemovalReason, CountedRemoval } from './stripped.ts';

export interface RemovalGroup {
  readonly why: RemovalReason;
  readonly items: readonly CountedRemoval[];
  readonly count: number;
}

/** Reasons that affect neither what the reader sees nor their safety. */
const minorReasons: ReadonlySet<RemovalReason> = new Set([
  'names',
  'unseen',
  'unlisted',
  'nowhere',
]);

/**
 * Groups removals by reason, the worst first.
 *
 * @returns `relevant` counts the removals that a reader may want to know about.
 */
export function groupRemovals(removed: readonly CountedRemoval[]): {
  readonly groups: readonly RemovalGroup[];
  readonly relevant: number;
  readonly total: number;
} {
  const groups = new Map<RemovalReason, CountedRemoval[]>();
  for (const item of removed) {
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
