import type { StoreConnection } from './connection.ts';
import type { Tally } from './tally.ts';

/** How much is stored at most. */
export interface StoreBudget {
  readonly keepRequests: number;
  /** Bytes of the requests on disk, with their findings and their place in the index. */
  readonly keepBytes: number;
}

/**
 * The share of strays and of requests that are not HTTP: anybody who finds the address can send these, so they get a
 * fixed number of requests and bytes, and never more than a part of the budget.
 */
const noiseBudget = { requests: 2_000, bytes: 32 * 1024 ** 2, share: 0.1 };

/**
 * At its budget each capture would have to delete one. So room for a burst is made ahead, in quiet moments: this share of a
 * budget, and at most this many requests. A small budget is used to the full.
 */
const headroom = {
  share: 0.02,
  mostRequests: 20_000,
  fromRequests: 10_000,
  fromBytes: 256 * 1024 ** 2,
};

/** The budget with room for the next captures. */
export function withHeadroom({ keepRequests, keepBytes }: StoreBudget): StoreBudget {
  const { share, mostRequests, fromRequests, fromBytes } = headroom;
  const ahead = Math.min(mostRequests, Math.floor(keepRequests * share));
  return {
    keepRequests: keepRequests < fromRequests ? keepRequests : keepRequests - ahead,
    keepBytes: keepBytes < fromBytes ? keepBytes : keepBytes * (1 - share),
  };
}

export function isOverBudget(
  { tally }: Pick<StoreConnection, 'tally'>,
  budget: StoreBudget,
): boolean {
  return requestsOver(tally, budget) > 0 || noiseOver(tally, budget) > 0;
}

/**
 * The requests to delete next, at most `limit`: strays and requests that are not HTTP before all others, then the oldest.
 * Pinned ones stay.
 */
export function idsOverBudget(
  { database, tally }: Pick<StoreConnection, 'database' | 'tally'>,
  budget: StoreBudget,
  limit: number,
): readonly number[] {
  const selectUnpinned = (requests: string, count: number) =>
    database
      .prepare(
        `SELECT r.id FROM ${requests}
          AND NOT EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id) ORDER BY r.id LIMIT ?`,
      )
      .all(Math.min(limit, count))
      .map((row) => Number(row['id']));
  const over = requestsOver(tally, budget);
  const noise = selectUnpinned(
    'requests r INDEXED BY noise WHERE (r.stray = 1 OR r.broken_code IS NOT NULL)',
    Math.max(over, noiseOver(tally, budget)),
  );
  return noise.length > 0 || over === 0 ? noise : selectUnpinned('requests r WHERE TRUE', over);
}

function requestsOver({ all, bytes }: Tally, { keepRequests, keepBytes }: StoreBudget): number {
  return Math.max(0, all - keepRequests, overByBytes(bytes, keepBytes, all));
}

function noiseOver({ noise, noiseBytes }: Tally, budget: StoreBudget): number {
  const requests = Math.min(noiseBudget.requests, budget.keepRequests * noiseBudget.share);
  const bytes = Math.min(noiseBudget.bytes, budget.keepBytes * noiseBudget.share);
  return Math.max(0, noise - Math.max(1, requests), overByBytes(noiseBytes, bytes, noise));
}

/**
 * How many requests to delete for the bytes over the limit: half of what their average says, so that the last ones go one
 * by one and not too many are deleted.
 */
function overByBytes(bytes: number, limit: number, requests: number): number {
  const over = (bytes - limit) * (requests / Math.max(bytes, 1));
  return over > 0 ? Math.ceil(over / 2) : 0;
}
