import type { DatabaseSync } from 'node:sqlite';

/** What waits for the index, oldest first as far as it was there at the start. */
export interface Backlog {
  readonly add: (id: number) => void;
  readonly remove: (ids: readonly number[]) => void;
  /** The next few, without taking them. */
  readonly next: (count: number) => readonly number[];
  readonly ids: () => readonly number[];
  readonly size: () => number;
}

/**
 * Compares the index with the captures: what it does not hold waits, and what it holds of requests
 * that are gone, or whose number another one has, is named.
 */
export function compare(database: DatabaseSync): { backlog: Backlog; stale: readonly number[] } {
  const idsOf = (sql: string): number[] => {
    const ids: number[] = [];
    for (const row of database.prepare(sql).iterate()) ids.push(Number(row['id']));
    return ids;
  };
  const stale = idsOf(`SELECT e.id FROM entries e LEFT JOIN requests r ON r.id = e.id
    WHERE r.received_at IS NOT e.received_at`);
  const gone = new Set(stale);
  const missing = idsOf(`SELECT r.id FROM requests r LEFT JOIN entries e ON e.id = r.id
    WHERE e.received_at IS NOT r.received_at ORDER BY r.id`);
  const waiting = new Set(missing);
  return {
    stale: [...gone],
    backlog: {
      add: (id) => void waiting.add(id),
      remove: (ids) => ids.forEach((id) => waiting.delete(id)),
      next: (count) => {
        const ids: number[] = [];
        for (const id of waiting) if (ids.push(id) >= count) break;
        return ids;
      },
      ids: () => [...waiting],
      size: () => waiting.size,
    },
  };
}
