import type { Tally } from './tally.ts';

/**
 * The one definition of "listed": the list, its counts, the search, relations and removals all use it. A request is
 * listed unless it was removed, in one of two ways: the whole list was cleared after its arrival (`tally.cleared_to` is
 * its number or a higher one), or it is marked by itself (`removals`).
 *
 * @param id a column with the number of a request.
 * @param anyMarked `false` where no request is marked at all, which saves a look-up for each.
 * @param above only requests with higher numbers. Both bounds are one condition, because SQLite looks up the first only, and reads
 *   everything from there on for a second one.
 * @returns the condition in SQL.
 */
export function isListed(id: string, anyMarked = true, above?: number): string {
  const clearedTo = '(SELECT cleared_to FROM tally)';
  const lowest = above === undefined ? clearedTo : `max(${Math.trunc(above)}, ${clearedTo})`;
  const isNotCleared = `${id} > ${lowest}`;
  return anyMarked ? `${isNotCleared} AND ${isNotMarked(id)}` : isNotCleared;
}

/** The second half of `isListed`, for requests of which the first is known. */
export function isNotMarked(id: string): string {
  return `NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = ${id})`;
}

/** The same for one request and the counts in memory, which within a transaction are ahead of their table. */
export function isListedNow(
  id: number,
  { clearedTo }: Pick<Tally, 'clearedTo'>,
  isMarked: (id: number) => boolean,
): boolean {
  return id > clearedTo && !isMarked(id);
}
