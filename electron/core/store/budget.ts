import type { Connection } from './connection.ts';
import type { Tally } from './tally.ts';

/** What is kept of the captures. */
export interface Budget {
  /** Requests, and bytes that they take on disk with their findings and their place in the index. */
  readonly keepRequests: number;
  readonly keepBytes: number;
}

/**
 * What is kept of strays and of requests that are not HTTP, which anybody can send who finds the address: so many
 * requests and bytes, and never more than a share of the budget.
 */
const noiseBudget = { requests: 2_000, bytes: 32 * 1024 ** 2, share: 0.1 };

/** Whether something must go. */
export function isOver({ tally }: Connection, budget: Budget): boolean {
  return tooMany(tally, budget) > 0 || tooMuchNoise(tally, budget) > 0;
}

/**
 * The requests to go next, at most `limit`: strays and requests that are not HTTP before all others, then the oldest.
 * Pinned ones stay.
 */
export function oldest(
  { database, tally }: Connection,
  budget: Budget,
  limit: number,
): readonly number[] {
  const unpinned = (from: string, most: number) =>
    database
      .prepare(
        `SELECT r.id FROM requests r INDEXED BY ${from}
          AND NOT EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id) ORDER BY r.id LIMIT ?`,
      )
      .all(Math.min(limit, most))
      .map((row) => Number(row['id']));
  const over = tooMany(tally, budget);
  const noise = unpinned(
    'noise WHERE (r.stray = 1 OR r.broken_code IS NOT NULL)',
    Math.max(over, tooMuchNoise(tally, budget)),
  );
  return noise.length > 0 || over === 0 ? noise : unpinned('requests_in_order WHERE TRUE', over);
}

function tooMany({ all, bytes }: Tally, { keepRequests, keepBytes }: Budget): number {
  return Math.max(0, all - keepRequests, overByBytes(bytes, keepBytes, all));
}

function tooMuchNoise({ noise, noiseBytes }: Tally, budget: Budget): number {
  const requests = Math.min(noiseBudget.requests, budget.keepRequests * noiseBudget.share);
  const bytes = Math.min(noiseBudget.bytes, budget.keepBytes * noiseBudget.share);
  return Math.max(0, noise - Math.max(1, requests), overByBytes(noiseBytes, bytes, noise));
}

/** Half of the requests that are too many by their bytes on average, so that the last ones go one by one. */
function overByBytes(bytes: number, limit: number, requests: number): number {
  const over = (bytes - limit) * (requests / Math.max(bytes, 1));
  return over > 0 ? Math.ceil(over / 2) : 0;
}
