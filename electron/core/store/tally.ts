import type { DatabaseSync } from 'node:sqlite';
import type { Filter } from '../../../shared/contract/arguments.ts';

/** How many requests each choice of the list holds. What is removed does not count. */
export type Counts = { -readonly [Show in Filter['show']]: number };

/**
 * What would cost a scan to count. It is kept in one row that is written once in a commit, so it is
 * as true as the requests themselves.
 */
export interface Tally extends Counts {
  /** The highest number ever kept; none is given twice, whatever is deleted. */
  lastId: number;
  /** Bytes that requests take on disk, findings and index included; removed ones too until they are deleted. */
  bytes: number;
  /** The same for strays and requests that are not HTTP alone. */
  noiseBytes: number;
  /** How many of them are stored. */
  noise: number;
  /** Everything up to this number was removed in one go. */
  clearedTo: number;
}

export const noCounts: Readonly<Counts> = { all: 0, sms: 0, email: 0, other: 0, stray: 0 };

export function readTally(database: DatabaseSync): Tally {
  const row = database.prepare('SELECT * FROM tally').get() ?? {};
  const n = (name: string) => Number(row[name] ?? 0);
  return {
    lastId: n('last_id'),
    all: n('all_count'),
    sms: n('sms_count'),
    email: n('email_count'),
    other: n('other_count'),
    stray: n('stray_count'),
    bytes: n('bytes'),
    noiseBytes: n('noise_bytes'),
    noise: n('noise_count'),
    clearedTo: n('cleared_to'),
  };
}

/** @returns writes the row, within the transaction that changed what it counts. */
export function prepareTally(database: DatabaseSync): (tally: Readonly<Tally>) => void {
  const update = database.prepare(`UPDATE tally SET last_id = ?, all_count = ?, sms_count = ?,
    email_count = ?, other_count = ?, stray_count = ?, bytes = ?, cleared_to = ?,
    noise_count = ?, noise_bytes = ?`);
  return (t) => {
    const counts = [t.all, t.sms, t.email, t.other, t.stray];
    update.run(t.lastId, ...counts, t.bytes, t.clearedTo, t.noise, t.noiseBytes);
  };
}

/**
 * Counts requests of one kind in or out.
 *
 * @param kind `null` before the inspection.
 * @param times how many; negative ones go.
 */
export function count(counts: Counts, kind: string | null, stray: boolean, times: number): void {
  counts.all += times;
  if (stray) counts.stray += times;
  if (kind === 'sms' || kind === 'email') counts[kind] += times;
  else if (!stray) counts.other += times;
}

/** Counts bytes in or out. */
export function countBytes(tally: Tally, bytes: number, isNoise: boolean): void {
  tally.bytes += bytes;
  if (isNoise) tally.noiseBytes += bytes;
}

/** Adds `from` to `to`, or takes it away with `times` -1. */
export function addCounts(to: Counts, from: Readonly<Counts>, times: 1 | -1): void {
  for (const name of Object.keys(noCounts) as (keyof Counts)[]) to[name] += times * from[name];
}
