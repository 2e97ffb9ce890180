import type { Counted } from './counted.ts';
import { idsOf, type Choice } from './filter-sql.ts';
import { addCounts, count, noCounts, type Counts } from './tally.ts';

/** What is to be removed. A choice spares what is pinned; ids do not, for they were named. */
export type Marked = { readonly ids: readonly number[] } | { readonly show: Choice };

/** Marks from which counting them one by one would read too much of the file. */
const largeBatch = 1_000;

interface Batch {
  /** The number of its marks, or the last id of a list that was cleared as a whole. */
  readonly number: number;
  readonly cleared: boolean;
  /** When it may be deleted for good. Milliseconds of the store's clock. */
  readonly due: number;
}

/**
 * Removing in two steps: a mark takes requests out of every list and count at once, and after a
 * grace they are deleted. Until then the mark can be taken back. Clearing the whole list marks no
 * single request, it moves `clearedTo`.
 */
export interface Removals {
  /** @returns how many were removed. */
  readonly mark: (what: Marked, due: number) => number;
  /** Takes the last removal back. @returns how many came back. */
  readonly undo: () => number;
  /** Requests to delete now, at most `limit`; an empty list once nothing is due. */
  readonly due: (now: number, limit: number) => readonly number[];
  /** When the next one may be deleted, `null` without any. */
  readonly nextDue: () => number | null;
  /** Whether single requests are marked. */
  readonly marks: () => boolean;
  /** Turns a cleared list into marks, so that a request which arrived before the clearing and was kept after it is seen. */
  readonly admit: (id: number) => void;
}

/** Starts with what an earlier run left marked: its grace is over. */
export function createRemovals({ database, tally, transact }: Counted): Removals {
  const batches: Batch[] = database
    .prepare('SELECT DISTINCT batch FROM removals ORDER BY batch')
    .all()
    .map((row) => ({ number: Number(row['batch']), cleared: false, due: 0 }));
  let last = batches.at(-1)?.number ?? 0;
  if (tally.clearedTo > 0) batches.push({ number: tally.clearedTo, cleared: true, due: 0 });

  /** A small batch looks its requests up; for a large one the whole index of kinds is walked, which the plus asks for. */
  function ofBatch(number: number): string {
    const marked = database
      .prepare('SELECT count(*) AS n FROM removals WHERE batch = ?')
      .get(number);
    const isLarge = Number(marked?.['n']) > largeBatch;
    return `${isLarge ? '+' : ''}id IN (SELECT id FROM removals WHERE batch = ?)`;
  }
  const ofCleared = 'id <= ? AND id NOT IN (SELECT id FROM removals)';

  /** Kinds are counted by their index as if nothing were a stray; the few strays are then moved to their own. */
  function countsOf(condition: string, value: number): Counts {
    const counts = { ...noCounts };
    const strays = 'FROM requests JOIN findings USING (id) WHERE requests.stray = 1 AND';
    for (const row of database
      .prepare(
        `SELECT kind, 0 AS stray, count(*) AS n FROM findings WHERE ${condition} GROUP BY kind
         UNION ALL SELECT kind, 0, -count(*) ${strays} ${condition} GROUP BY kind
         UNION ALL SELECT kind, 1, count(*) ${strays} ${condition} GROUP BY kind
         UNION ALL SELECT NULL, stray, count(*) FROM uninspected WHERE ${condition} GROUP BY stray`,
      )
      .all(value, value, value, value)) {
      count(counts, row['kind'] as string | null, row['stray'] === 1, Number(row['n']));
    }
    return counts;
  }

  function insertMarks(what: Marked, batch: number): void {
    if ('ids' in what) {
      database
        .prepare(
          `INSERT OR IGNORE INTO removals SELECT r.id, ? FROM json_each(?) j JOIN requests r ON r.id = j.value
           WHERE r.id > (SELECT cleared_to FROM tally)`,
        )
        .run(batch, JSON.stringify(what.ids));
      return;
    }
    database
      .prepare(
        `INSERT OR IGNORE INTO removals SELECT id, ?1 FROM (${idsOf(what.show, true)})
         WHERE id NOT IN (SELECT id FROM pins)`,
      )
      .run(batch);
  }

  function nonePinned(): boolean {
    return database.prepare('SELECT 1 FROM pins LIMIT 1').get() === undefined;
  }

  function mark(what: Marked, due: number): number {
    const before = tally.all;
    if (isEverything(what) && tally.clearedTo === 0 && nonePinned()) {
      transact(() => {
        addCounts(tally, { ...tally }, -1);
        tally.clearedTo = tally.lastId;
      });
      if (before > 0) batches.push({ number: tally.clearedTo, cleared: true, due });
      return before;
    }
    const number = (last += 1);
    transact(() => {
      insertMarks(what, number);
      addCounts(tally, countsOf(ofBatch(number), number), -1);
    });
    if (tally.all < before) batches.push({ number, cleared: false, due });
    return before - tally.all;
  }

  function undo(): number {
    const batch = batches.at(-1);
    if (batch === undefined) return 0;
    const before = tally.all;
    transact(() => {
      addCounts(
        tally,
        countsOf(batch.cleared ? ofCleared : ofBatch(batch.number), batch.number),
        1,
      );
      if (batch.cleared) tally.clearedTo = 0;
      else database.prepare('DELETE FROM removals WHERE batch = ?').run(batch.number);
    });
    batches.pop();
    return tally.all - before;
  }

  function overdue(now: number, limit: number): readonly number[] {
    for (let batch = batches[0]; batch !== undefined && batch.due <= now; batch = batches[0]) {
      const sql = batch.cleared
        ? 'SELECT id FROM requests INDEXED BY requests_in_order WHERE id <= ? ORDER BY id LIMIT ?'
        : 'SELECT id FROM removals WHERE batch = ? LIMIT ?';
      const ids = database.prepare(sql).all(batch.number, limit);
      if (ids.length > 0) return ids.map((row) => Number(row['id']));
      if (batch.cleared) transact(() => void (tally.clearedTo = 0));
      batches.shift();
    }
    return [];
  }

  return {
    mark,
    undo,
    due: overdue,
    nextDue: () => batches[0]?.due ?? null,
    marks: () => batches.some(({ cleared }) => !cleared),
    admit: (id) => {
      if (id > tally.clearedTo) return;
      const at = batches.findIndex(({ cleared }) => cleared);
      const batch = batches[at];
      if (batch === undefined) return;
      const number = (last += 1);
      database
        .prepare('INSERT OR IGNORE INTO removals SELECT id, ? FROM requests WHERE id <= ?')
        .run(number, tally.clearedTo);
      tally.clearedTo = 0;
      batches[at] = { number, cleared: false, due: batch.due };
    },
  };
}

function isEverything(what: Marked): boolean {
  return 'show' in what && what.show === 'all';
}
