import type { SQLInputValue } from 'node:sqlite';
import type { Counted } from './counted.ts';
import { idsOf, type Choice } from './filter-sql.ts';
import { addCounts, count, noCounts, type Counts } from './tally.ts';

/** What is to be removed. A choice spares what is pinned, and so do ids that a search found. */
export type Marked =
  | { readonly ids: readonly number[] | Float64Array; readonly sparesPinned?: boolean }
  | { readonly show: Choice };

/** What is removed together, and comes back together. */
interface Batch {
  readonly number: number;
  /** Everything up to `clearedTo` is part of it. */
  readonly cleared: boolean;
  /** Single requests are marked with its number. */
  readonly marked: boolean;
  /** When it may be deleted for good. Milliseconds of the store's clock. */
  readonly due: number;
}

/** What one step did. A million requests are many steps, each in a transaction of its own. */
interface Step {
  /** How many requests left the list, or came back to it. */
  readonly moved: number;
  readonly done: boolean;
}

/** Some of what is to be removed, and whether it is the last. */
interface Portion {
  readonly ids: readonly number[];
  readonly done: boolean;
}

const nothing: Step = { moved: 0, done: true };

/** @param limit requests that the step may move at most. To be called within a transaction. */
export type TakeStep = (limit: number) => Step;

/**
 * Removing in two steps: a mark takes a request out of every list and count, and after a grace it is
 * deleted. Until then the mark can be taken back. Clearing the whole list marks no single request, it
 * moves `clearedTo`.
 */
export interface Removals {
  /** Removes, beginning a batch. @param due asked at each step, for the grace begins with the last. */
  readonly marking: (what: Marked, due: () => number) => TakeStep;
  /** Takes the last batch back. */
  readonly undoing: () => TakeStep;
  /** Requests to delete now, at most `limit`; an empty list once nothing is due. */
  readonly due: (now: number, limit: number) => readonly number[];
  /** When the next one may be deleted, `null` without any. */
  readonly nextDue: () => number | null;
  /** Whether single requests are marked. */
  readonly marks: () => boolean;
  /** Whether this one is marked. */
  readonly isMarked: (id: number) => boolean;
  /**
   * Lists a request that arrived before the list was cleared and is kept after it: what came between the two
   * is marked one by one. To be called within a transaction, before it is kept.
   */
  readonly admit: (id: number) => void;
}

/** Starts with what an earlier run left marked: its grace is over. */
export function createRemovals({ database, tally, transact, remember }: Counted): Removals {
  const found = database
    .prepare('SELECT DISTINCT batch FROM removals ORDER BY batch')
    .all()
    .map((row) => ({ number: Number(row['batch']), cleared: false, marked: true, due: 0 }));
  const next = (found.at(-1)?.number ?? 0) + 1;
  const clearedBefore = { number: next, cleared: true, marked: false, due: 0 };
  const batches = remember<readonly Batch[]>(
    tally.clearedTo > 0 ? [...found, clearedBefore] : found,
  );
  const last = remember(next);
  /** Marks of the batch that is due have higher ids than this. */
  let marksAfter = 0;
  /** A choice is removed up to this number, without the late requests that are kept meanwhile. */
  let choiceTo = 0;
  let keptMeanwhile = new Set<number>();
  const selectMark = database.prepare('SELECT 1 FROM removals WHERE id = ?');
  const areMarked = () => batches.get().some(({ marked }) => marked);

  const insertMarks = database.prepare(`INSERT OR IGNORE INTO removals
    SELECT r.id, ?1 FROM json_each(?2) j CROSS JOIN requests r ON r.id = j.value
    WHERE r.id > ?3 AND (?4 = 0 OR NOT EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id)) RETURNING id`);
  const insertBetween = database.prepare(
    'INSERT OR IGNORE INTO removals SELECT id, ? FROM requests WHERE id > ? AND id <= ?',
  );
  const selectMarks = idsBy(
    'SELECT id FROM removals WHERE id > ? AND batch = ? ORDER BY id LIMIT ?',
  );
  const deleteMarks = database.prepare(
    'DELETE FROM removals WHERE id IN (SELECT value FROM json_each(?))',
  );
  const cleared = (order: 'ASC' | 'DESC') =>
    idsBy(`SELECT id FROM requests INDEXED BY requests_in_order
      WHERE id <= ? ORDER BY id ${order} LIMIT ?`);
  const oldestCleared = cleared('ASC');
  const newestCleared = cleared('DESC');
  const unmarkedOf = idsBy(
    'SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM removals)',
  );
  const selectPin = database.prepare('SELECT 1 FROM pins LIMIT 1');
  const selectCounts = database.prepare(
    `WITH moved AS MATERIALIZED (SELECT value AS id FROM json_each(?))
     SELECT kind, stray, count(*) AS n FROM moved CROSS JOIN findings USING (id) GROUP BY kind, stray
     UNION ALL
     SELECT NULL, stray, count(*) FROM moved CROSS JOIN uninspected USING (id) GROUP BY stray`,
  );

  function idsBy(sql: string): (...values: SQLInputValue[]) => readonly number[] {
    const statement = database.prepare(sql);
    return (...values) => statement.all(...values).map((row) => Number(row['id']));
  }

  /** Counts requests in or out. */
  function recount(ids: readonly number[], times: 1 | -1): void {
    const counts: Counts = { ...noCounts };
    for (const row of selectCounts.all(JSON.stringify(ids))) {
      count(counts, row['kind'] as string | null, row['stray'] === 1, Number(row['n']));
    }
    addCounts(tally, counts, times);
  }

  function nextNumber(): number {
    last.set(last.get() + 1);
    return last.get();
  }

  /** Puts a batch in the place of the one with its number, or behind all others. */
  function keepBatch(batch: Batch): void {
    const others = batches.get();
    const at = others.findIndex(({ number }) => number === batch.number);
    batches.set(at === -1 ? [...others, batch] : others.with(at, batch));
  }

  function dropBatch(number: number): void {
    batches.set(batches.get().filter((batch) => batch.number !== number));
  }

  /** Each call of what it returns gives the next few of what is to be removed. */
  function portionsOf(what: Marked): (limit: number) => Portion {
    if ('ids' in what) {
      let from = 0;
      return (limit) => ({
        ids: Array.from(what.ids.slice(from, (from += limit))),
        done: from >= what.ids.length,
      });
    }
    const select = idsBy(`SELECT id FROM (${idsOf(what.show, true)})
      WHERE id < ? AND id NOT IN (SELECT id FROM pins) ORDER BY id DESC LIMIT ?`);
    choiceTo = tally.lastId;
    keptMeanwhile = new Set();
    let before = choiceTo + 1;
    return (limit) => {
      const ids = select(before, limit);
      before = ids.at(-1) ?? 0;
      return { ids: ids.filter((id) => !keptMeanwhile.has(id)), done: ids.length < limit };
    };
  }

  function clear(due: number): Step {
    const moved = tally.all;
    if (moved === 0) return nothing;
    addCounts(tally, { ...tally }, -1);
    tally.clearedTo = tally.lastId;
    keepBatch({ number: nextNumber(), cleared: true, marked: false, due });
    return { moved, done: true };
  }

  function marking(what: Marked, due: () => number): TakeStep {
    const portion = portionsOf(what);
    const sparesPinned = 'show' in what || what.sparesPinned === true;
    let number: number | null = null;
    return (limit) => {
      const isClearing = isEverything(what) && number === null && tally.clearedTo === 0;
      if (isClearing && selectPin.get() === undefined) return clear(due());
      number ??= nextNumber();
      const { ids, done } = portion(limit);
      const marked = insertMarks
        .all(number, JSON.stringify(ids), tally.clearedTo, sparesPinned ? 1 : 0)
        .map((row) => Number(row['id']));
      recount(marked, -1);
      if (marked.length > 0) keepBatch({ number, cleared: false, marked: true, due: due() });
      return { moved: marked.length, done };
    };
  }

  function undoing(): TakeStep {
    const number = batches.get().at(-1)?.number;
    /** Of the marks, those with a higher id are still to be looked for. */
    let after = 0;

    function unmark(batch: Batch, limit: number): Step {
      const ids = selectMarks(after, batch.number, limit);
      deleteMarks.run(JSON.stringify(ids));
      recount(ids, 1);
      // A request that is kept meanwhile may leave marks behind: there are none once a search from the start finds none.
      if (ids.length === 0 && after === 0) keepBatch({ ...batch, marked: false });
      after = ids.length < limit ? 0 : (ids.at(-1) ?? 0);
      return { moved: ids.length, done: false };
    }

    /** The newest come back first: `clearedTo` moves down. */
    function unclear(limit: number): Step {
      const ids = newestCleared(tally.clearedTo, limit);
      const back = unmarkedOf(JSON.stringify(ids));
      recount(back, 1);
      const done = ids.length < limit;
      tally.clearedTo = done ? 0 : (ids.at(-1) ?? 1) - 1;
      return { moved: back.length, done };
    }

    return (limit) => {
      const batch = batches.get().find((one) => one.number === number);
      if (batch === undefined) return nothing;
      if (batch.marked) return unmark(batch, limit);
      const step = batch.cleared ? unclear(limit) : nothing;
      if (step.done) dropBatch(batch.number);
      return step;
    };
  }

  function overdue(now: number, limit: number): readonly number[] {
    const [batch] = batches.get();
    if (batch === undefined || batch.due > now) return [];
    const ids = batch.cleared ? oldestCleared(tally.clearedTo, limit) : [];
    if (ids.length > 0) return ids;
    const marked = batch.marked ? selectMarks(marksAfter, batch.number, limit) : [];
    marksAfter = Math.max(0, (marked[0] ?? 1) - 1);
    if (marked.length > 0) return marked;
    transact(() => {
      if (batch.cleared) tally.clearedTo = 0;
      dropBatch(batch.number);
    });
    return overdue(now, limit);
  }

  function admit(id: number): void {
    if (id <= choiceTo) keptMeanwhile.add(id);
    if (id > tally.clearedTo) return;
    const batch = batches.get().find((one) => one.cleared) ?? { number: nextNumber(), due: 0 };
    insertBetween.run(batch.number, id, tally.clearedTo);
    tally.clearedTo = id - 1;
    keepBatch({ ...batch, cleared: true, marked: true });
    marksAfter = 0;
  }

  return {
    marking,
    undoing,
    due: overdue,
    nextDue: () => batches.get()[0]?.due ?? null,
    marks: areMarked,
    isMarked: (id) => areMarked() && selectMark.get(id) !== undefined,
    admit,
  };
}

function isEverything(what: Marked): boolean {
  return 'show' in what && what.show === 'all';
}
