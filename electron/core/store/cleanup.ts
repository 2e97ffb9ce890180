import { idsOverBudget, isOverBudget, withHeadroom, type StoreBudget } from './budget.ts';
import { pragma } from './connection.ts';
import type { LiveFile } from './live-file.ts';
import { createMaintenance, type Maintenance } from './maintenance.ts';

/** Requests that are deleted in one transaction. */
const deletedAtOnce = 128;

/** Milliseconds between going over the budget and deleting, so that many captures share a commit of the deletion. */
const trimDelayMs = 100;

/** Milliseconds without a commit after which what will be over the budget is deleted ahead. */
const quietMs = 100;

/** Pages of 4 KiB that are given back to the disk in one step. */
const pagesAtOnce = 64;

/** Free pages that stay in the file for the next captures, unless all space is to be reclaimed; more once the budget was reached. */
const reservePages = { usual: 4_096, atBudget: 16_384 };

export interface CleanupOptions {
  readonly file: LiveFile;
  readonly budget: () => StoreBudget;
  /** Milliseconds of the store's clock. */
  readonly now: () => number;
  /** Something is being removed or brought back: nothing may be deleted. */
  readonly isRemoving: () => boolean;
  readonly onDeleted: (ids: readonly number[]) => void;
}

/** Deletes what is due or over the budget, and gives free space back to the disk, in short steps in the background. */
export interface Cleanup extends Maintenance {
  /** After a commit: trims to the budget a little later, and below it once nothing is committed for a while. */
  readonly trim: () => void;
  /** Gives all free pages back to the disk, without the usual reserve. */
  readonly reclaimSpace: () => void;
}

export function createCleanup({
  file,
  budget,
  now,
  isRemoving,
  onDeleted,
}: CleanupOptions): Cleanup {
  let reclaimsAll = false;
  let lastCommitAt = 0;
  /** The budget was reached, so the free pages are needed again. */
  let hasTrimmed = false;
  const maintenance = createMaintenance(step, file.fail);

  /** @returns whether there may be more to do. */
  function step(): boolean {
    const live = file.current();
    if (isRemoving()) return false;
    const removed = live.removals.due(now(), deletedAtOnce);
    if (removed.length > 0) {
      reclaimsAll = true;
      return deleteRequests(removed, 'overwritten');
    }
    const due = live.removals.nextDue();
    if (due !== null) maintenance.wake(Math.max(1, due - now()));
    const present = presentBudget();
    if (isOverBudget(live, present)) {
      const ids = idsOverBudget(live, present, deletedAtOnce);
      if (ids.length > 0) return deleteRequests(ids, 'reused');
    } else trimWhenQuiet();
    const hasMore = freePages();
    reclaimsAll &&= hasMore;
    return hasMore;
  }

  function presentBudget(): StoreBudget {
    const isQuiet = performance.now() - lastCommitAt >= quietMs;
    return isQuiet ? withHeadroom(budget()) : budget();
  }

  function isNearBudget(): boolean {
    return isOverBudget(file.current(), withHeadroom(budget()));
  }

  function trimWhenQuiet(): void {
    if (isNearBudget()) maintenance.wake(quietMs);
  }

  /** @param pages what becomes of theirs: the next captures write over what the budget deletes anyway. */
  function deleteRequests(ids: readonly number[], pages: 'overwritten' | 'reused'): true {
    hasTrimmed ||= pages === 'reused';
    if (pages === 'reused') file.current().database.exec('PRAGMA secure_delete = FAST');
    try {
      file.transact(({ writes }) => writes.delete(ids));
    } finally {
      file.current().database.exec('PRAGMA secure_delete = ON');
    }
    onDeleted(ids);
    return true;
  }

  /** Cuts some unused pages off the file's end. @returns whether there are more. */
  function freePages(): boolean {
    const { database } = file.current();
    const reserve = hasTrimmed ? reservePages.atBudget : reservePages.usual;
    if (pragma(database, 'freelist_count') > (reclaimsAll ? 0 : reserve)) {
      database.exec(`PRAGMA incremental_vacuum(${pagesAtOnce})`);
      return true;
    }
    // The checkpoint shortens the file, and takes what was overwritten out of the log.
    if (reclaimsAll) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return false;
  }

  return {
    ...maintenance,
    trim: () => {
      lastCommitAt = performance.now();
      if (isOverBudget(file.current(), budget())) maintenance.wake(trimDelayMs);
      else trimWhenQuiet();
    },
    settled: () => {
      if (isNearBudget()) {
        lastCommitAt = 0;
        maintenance.wake();
      }
      return maintenance.settled();
    },
    reclaimSpace: () => {
      reclaimsAll = true;
      maintenance.wake();
    },
  };
}
