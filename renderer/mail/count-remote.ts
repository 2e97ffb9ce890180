import type { Remote } from './sanitized.ts';

/** How many of each kind, in the order of their first appearance. */
export function countRemote(
  remote: readonly Remote[],
): readonly { readonly kind: Remote['kind']; readonly count: number }[] {
  const counts = new Map<Remote['kind'], number>();
  for (const { kind } of remote) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
