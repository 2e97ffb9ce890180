import type { RemoteReference } from './remote.ts';

/** How many of each kind, in the order of their first appearance. */
export function countRemote(
  remote: readonly RemoteReference[],
): readonly { readonly kind: RemoteReference['kind']; readonly count: number }[] {
  const counts = new Map<RemoteReference['kind'], number>();
  for (const { kind } of remote) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
