import type { RemoteReference, RemoteKind } from './remote.ts';

/** How many of each kind, in the order of their first appearance. */
export function countRemote(
  remote: readonly RemoteReference[],
): readonly { readonly kind: RemoteKind; readonly count: number }[] {
  const counts = new Map<RemoteKind, number>();
  for (const { kind } of remote) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
