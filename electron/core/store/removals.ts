import type { SQLInputValue } from 'node:sqlite';
import type { CountedDatabase } from './counted-database.ts';
import type { ListChoice } from '../../../shared/list-filter.ts';
import { selectIds } from './list-choice.ts';
import { isListed, isNotMarked } from './listed.ts';
import { ofAnyLength } from './pending.ts';
import { addCounts, count, noCounts, type Counts } from './tally.ts';

/** What is to be removed. Pinned requests stay when it is a choice, or when `keepsPinned` says so. */
export type RemovalTarget =
  | { readonly ids: readonly number[] | Float64Array; readonly keepsPinned?: boolean }
  /** Those that are newer than `upTo` stay. */
  | { readonly show: ListChoice; readonly upTo?: number };

/** What was removed together comes back together. */
interface Batch {
  readonly number: number;
  /** Everything up to `clearedTo` is part of it. */
  readonly cleared: boolean;
  /** Single requests are marked with its number. */
  readonly marked: boolean;
  /** When it may be deleted. Milliseconds of the store's clock. */
  readonly due: number;
}

/** Removes, or brings back, at most `limit` requests. To be called within a transaction, until it is done. */
export type RemovalStep = (limit: number) => StepResult;

interface StepResult {
  /** How many requests left the list, or came back to it. */
  readonly moved: number;
  readonly done: boolean;
}

/** The next few requests of a target, and whether they are the last. */
interface RemovalPortion {
  readonly ids: readonly number[];
  readonly done: boolean;
}

const nothing: StepResult = { moved: 0, done: true };

/**
 * Removing has two stages. A mark takes a request out of every list and count; after a grace period it is deleted.
 * Until then the mark can be taken back. Clearing the whole list marks no single request but moves `tally.clearedTo`.
 */
export interface Removals {
  /** Begins a batch. @param due called at each step, because the grace period begins with the last one. */
  readonly marking: (target: RemovalTarget, due: () => number) => RemovalStep;
  /** Takes the last batch back. */
  readonly undoing: () => RemovalStep;
  /** Requests to delete now, at most `limit`; empty once nothing is due. */
  readonly due: (now: number, limit: number) => readonly number[];
  /** When the next batch may be deleted, `null` without any. */
  readonly nextDue: () => number | null;
  /** Whether any request is marked by itself. */
  readonly hasMarks: () => boolean;
  readonly isMarked: (id: number) => boolean;
  /**
   * A request that arrived before the list was cleared and is saved after it stays listed: `clearedTo` moves below its
   * number, and what arrived in between is marked instead. To be called within a transaction, before it is saved.
   */
  readonly unhideLateArrival: (id: number) => void;
}

/** Starts with what an earlier run left removed: its grace period is over. */
export function createRemovals({
  database,
  tally,
  transact,
  transactional,
}: CountedDatabase): Removals {
  const found = database
    .prepare('SELECT DISTINCT batch FROM removals ORDER BY batch')
    .all()
    .map((row) => ({ number: Number(row['batch']), cleared: false, marked: true, due: 0 }));
  const next = (found.at(-1)?.number ?? 0) + 1;
  const clearedBefore = { number: next, cleared: true, marked: false, due: 0 };
  const batches = transactional<readonly Batch[]>(
    tally.clearedTo > 0 ? [...found, clearedBefore] : found,
  );
  const lastNumber = transactional(next);
  /** Marks of the batch that is due have higher ids than this. */
  let marksAfter = 0;
  /** A choice is removed up to this number, without late arrivals that are saved in the meantime. */
  let choiceTo = 0;
  let lateArrivals = new Set<number>();
  const hasMarks = () => batches.get().some(({ marked }) => marked);

  const selectMark = database.prepare('SELECT 1 FROM removals WHERE id = ?');
  // What is marked already is ignored by the insertion, so the condition need not ask.
  const insertMarks = database.prepare(`INSERT OR IGNORE INTO removals
    SELECT r.id, ?1 FROM json_each(?2) j CROSS JOIN requests r ON r.id = j.value
    WHERE ${isListed('r.id', false)} AND (?3 = 0 OR NOT EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id))
    RETURNING id`);
  const insertBetween = database.prepare(
    'INSERT OR IGNORE INTO removals SELECT id, ? FROM requests WHERE id > ? AND id <= ?',
  );
  const selectMarks = prepareIds(
    'SELECT id FROM removals WHERE id > ? AND batch = ? ORDER BY id LIMIT ?',
  );
  const deleteMarks = database.prepare(
    'DELETE FROM removals WHERE id IN (SELECT value FROM json_each(?))',
  );
  const selectUpTo = (order: 'ASC' | 'DESC') =>
    prepareIds(`SELECT id FROM requests WHERE id <= ? ORDER BY id ${order} LIMIT ?`);
  const selectOldest = selectUpTo('ASC');
  const selectNewest = selectUpTo('DESC');
  const selectUnmarked = prepareIds(
    `SELECT value AS id FROM json_each(?) WHERE ${isNotMarked('value')}`,
  );
  const selectPin = database.prepare('SELECT 1 FROM pins LIMIT 1');
  const selectCounts = database.prepare(
    `WITH moved AS MATERIALIZED (SELECT value AS id FROM json_each(?))
     SELECT kind, stray, count(*) AS n FROM moved CROSS JOIN findings USING (id) GROUP BY kind, stray
     UNION ALL
     SELECT NULL, stray, count(*) FROM moved CROSS JOIN uninspected USING (id) WHERE ${ofAnyLength} GROUP BY stray`,
  );

  const countProblems = database.prepare(
    'SELECT count(*) AS n FROM json_each(?) j CROSS JOIN problems q ON q.id = j.value',
  );

  function prepareIds(sql: string): (...values: SQLInputValue[]) => readonly number[] {
    const statement = database.prepare(sql);
    return (...values) => statement.all(...values).map((row) => Number(row['id']));
  }

  /** Adds requests to the counts, or takes them away. */
  function recount(ids: readonly number[], times: 1 | -1): void {
    const counts: Counts = { ...noCounts };
    for (const row of selectCounts.all(JSON.stringify(ids))) {
      count(counts, row['kind'] as string | null, row['stray'] === 1, Number(row['n']));
    }
    counts.problem = Number(countProblems.get(JSON.stringify(ids))?.['n']);
    addCounts(tally, counts, times);
  }

  function nextNumber(): number {
    lastNumber.set(lastNumber.get() + 1);
    return lastNumber.get();
  }

  /** Replaces the batch with the same number, or adds it after all others. */
  function setBatch(batch: Batch): void {
    const others = batches.get();
    const at = others.findIndex(({ number }) => number === batch.number);
    batches.set(at === -1 ? [...others, batch] : others.with(at, batch));
  }

  function dropBatch(number: number): void {
    batches.set(batches.get().filter((batch) => batch.number !== number));
  }

  /** @returns a function that gives the next requests of the target at each call. */
  function portionsOf(target: RemovalTarget): (limit: number) => RemovalPortion {
    if ('ids' in target) {
      let from = 0;
      return (limit) => ({
        ids: Array.from(target.ids.slice(from, (from += limit))),
        done: from >= target.ids.length,
      });
    }
    choiceTo = Math.min(tally.lastId, target.upTo ?? Infinity);
    lateArrivals = new Set();
    let before = choiceTo + 1;
    return (limit) => {
      // Between two portions, requests may have been inspected.
      const select = prepareIds(`SELECT id FROM (${selectIds(database, target.show, true)})
        WHERE id < ? AND id NOT IN (SELECT id FROM pins) ORDER BY id DESC LIMIT ?`);
      const ids = select(before, limit);
      before = ids.at(-1) ?? 0;
      return { ids: ids.filter((id) => !lateArrivals.has(id)), done: ids.length < limit };
    };
  }

  function clear(due: number): StepResult {
    const moved = tally.all;
    if (moved === 0) return nothing;
    addCounts(tally, { ...tally }, -1);
    tally.clearedTo = tally.lastId;
    setBatch({ number: nextNumber(), cleared: true, marked: false, due });
    return { moved, done: true };
  }

  function marking(target: RemovalTarget, due: () => number): RemovalStep {
    const portion = portionsOf(target);
    const isEverything =
      'show' in target && target.show === 'all' && (target.upTo ?? Infinity) >= tally.lastId;
    const keepsPinned = 'show' in target || target.keepsPinned === true;
    let number: number | null = null;
    return (limit) => {
      const canClear = isEverything && number === null && tally.clearedTo === 0;
      if (canClear && selectPin.get() === undefined) return clear(due());
      number ??= nextNumber();
      const { ids, done } = portion(limit);
      const marked = insertMarks
        .all(number, JSON.stringify(ids), keepsPinned ? 1 : 0)
        .map((row) => Number(row['id']));
      recount(marked, -1);
      if (marked.length > 0) setBatch({ number, cleared: false, marked: true, due: due() });
      return { moved: marked.length, done };
    };
  }

  function undoing(): RemovalStep {
    const number = batches.get().at(-1)?.number;
    /** The next step searches for marks with a higher id. */
    let after = 0;

    function unmark(batch: Batch, limit: number): StepResult {
      const ids = selectMarks(after, batch.number, limit);
      deleteMarks.run(JSON.stringify(ids));
      recount(ids, 1);
      // A late arrival in the meantime may leave marks behind: none are left once a search from the start finds none.
      if (ids.length === 0 && after === 0) setBatch({ ...batch, marked: false });
      after = ids.length < limit ? 0 : (ids.at(-1) ?? 0);
      return { moved: ids.length, done: false };
    }

    /** Moves `clearedTo` down, so the newest come back first. */
    function unclear(limit: number): StepResult {
      const ids = selectNewest(tally.clearedTo, limit);
      const back = selectUnmarked(JSON.stringify(ids));
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

  function dueIds(now: number, limit: number): readonly number[] {
    const [batch] = batches.get();
    if (batch === undefined || batch.due > now) return [];
    const ids = batch.cleared ? selectOldest(tally.clearedTo, limit) : [];
    if (ids.length > 0) return ids;
    const marked = batch.marked ? selectMarks(marksAfter, batch.number, limit) : [];
    marksAfter = Math.max(0, (marked[0] ?? 1) - 1);
    if (marked.length > 0) return marked;
    transact(() => {
      if (batch.cleared) tally.clearedTo = 0;
      dropBatch(batch.number);
    });
    return dueIds(now, limit);
  }

  function unhideLateArrival(id: number): void {
    if (id <= choiceTo) lateArrivals.add(id);
    if (id > tally.clearedTo) return;
    const batch = batches.get().find((one) => one.cleared) ?? { number: nextNumber(), due: 0 };
    insertBetween.run(batch.number, id, tally.clearedTo);
    tally.clearedTo = id - 1;
    setBatch({ ...batch, cleared: true, marked: true });
    marksAfter = 0;
  }

  return {
    marking,
    undoing,
    due: dueIds,
    nextDue: () => batches.get()[0]?.due ?? null,
    hasMarks,
    isMarked: (id) => hasMarks() && selectMark.get(id) !== undefined,
    unhideLateArrival,
  };
}
