import type { Connection } from './connection.ts';

/** What is kept of the captures: so many, and so many bytes of bodies and header fields. */
export interface Budget {
  readonly keepRequests: number;
  readonly keepBytes: number;
}

/** Whether something must go. */
export function isOver({ tally }: Connection, budget: Budget): boolean {
  return tally.all > budget.keepRequests || tally.bytes > budget.keepBytes;
}

/**
 * The oldest requests that are not pinned, as many as may go at once without going below the budget.
 */
export function oldest(
  { database, tally }: Connection,
  budget: Budget,
  limit: number,
): readonly number[] {
  const byCount = tally.all - budget.keepRequests;
  const tooMany = (tally.bytes - budget.keepBytes) * (tally.all / Math.max(tally.bytes, 1));
  // Half of what is too much on average, so that the last ones go one by one.
  const byBytes = tooMany > 0 ? Math.ceil(tooMany / 2) : 0;
  const most = Math.min(limit, Math.max(byCount, byBytes));
  return database
    .prepare(
      `SELECT r.id FROM requests r INDEXED BY requests_in_order
       WHERE NOT EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id) ORDER BY r.id LIMIT ?`,
    )
    .all(most)
    .map((row) => Number(row['id']));
}
