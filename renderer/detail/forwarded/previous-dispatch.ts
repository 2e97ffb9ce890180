import type { Dispatch } from '../../../shared/dispatches.ts';
import { resultOf } from '../../ui/dispatch-outcome.ts';

/** The last dispatch before this one that went to the same server and ended with a result; `null` when there is none. */
export function previousTo(dispatch: Dispatch, all: readonly Dispatch[]): Dispatch | null {
  return (
    all.findLast(
      (one) => one.id < dispatch.id && resultOf(one.outcome) !== null && goesToSame(one, dispatch),
    ) ?? null
  );
}

function goesToSame(one: Dispatch, other: Dispatch): boolean {
  if (one.destination !== null || other.destination !== null)
    return one.destination?.id === other.destination?.id;
  return URL.parse(one.url)?.origin === URL.parse(other.url)?.origin;
}
