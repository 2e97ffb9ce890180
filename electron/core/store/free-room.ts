import type { DatabaseSync } from 'node:sqlite';
import { pragma } from './connection.ts';

/** Pages of 4 KiB that are given back in one step. */
const pagesAtOnce = 64;

/** Free pages that are kept for the captures to come, when nobody asked for room. */
const pagesKept = 4_096;

/**
 * Cuts some unused pages off the file's end, and the log with them.
 *
 * @param all wants back every page; otherwise some stay, since the next captures need them at once.
 * @returns whether there are more.
 */
export function giveRoomBack(database: DatabaseSync, all: boolean): boolean {
  const free = pragma(database, 'freelist_count');
  if (free <= (all ? 0 : pagesKept)) {
    // The file gets shorter, and what was overwritten leaves the log, when that is folded in.
    if (all) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return false;
  }
  database.exec(`PRAGMA incremental_vacuum(${pagesAtOnce})`);
  return true;
}
