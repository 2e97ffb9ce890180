import type { DatabaseSync } from 'node:sqlite';
import type { ListCounts } from '../../../shared/list-filter.ts';

/** How many requests of each choice are listed. */
export type Counts = { -readonly [Show in keyof ListCounts]: number };

/**
 * Counts that would otherwise need a scan. They are one row of the database, written once in each commit, so they always
 * agree with the requests.
 */
export interface Tally extends Counts {
  /** The highest number ever stored. No number is given twice, whatever is deleted. */
  lastId: number;
  /** Bytes of the requests on disk, with their findings and their place in the index; of removed ones until they are deleted. */
  bytes: number;
  /** The same for noise alone: strays and requests that are not HTTP. */
  noiseBytes: number;
  /** How many strays and requests that are not HTTP are stored. */
  noise: number;
  /** Everything up to this number was removed by clearing the list. */
  clearedTo: number;
  /** Whether a signed request was ever inspected. */
  hasSigned: boolean;
}

export const noCounts: ListCounts = { all: 0, sms: 0, email: 0, problem: 0, other: 0, stray: 0 };

export function readTally(database: DatabaseSync): Tally {
  const row = database.prepare('SELECT * FROM tally').get() ?? {};
  const n = (name: string) => Number(row[name] ?? 0);
  return {
    lastId: n('last_id'),
    all: n('all_count'),
    sms: n('sms_count'),
    email: n('email_count'),
    problem: n('problem_count'),
    other: n('other_count'),
    stray: n('stray_count'),
    bytes: n('bytes'),
    noiseBytes: n('noise_bytes'),
    noise: n('noise_count'),
    clearedTo: n('cleared_to'),
    hasSigned: n('has_signed') === 1,
  };
}

/** @returns a function that writes the row, to be called within the transaction that changed the counts. */
export function prepareTally(database: DatabaseSync): (tally: Readonly<Tally>) => void {
  const update = database.prepare(`UPDATE tally SET last_id = ?, all_count = ?, sms_count = ?,
    email_count = ?, other_count = ?, stray_count = ?, bytes = ?, cleared_to = ?,
    noise_count = ?, noise_bytes = ?, problem_count = ?, has_signed = ?`);
  return (t) => {
    const counts = [t.all, t.sms, t.email, t.other, t.stray];
    const rest = [t.problem, t.hasSigned ? 1 : 0];
    update.run(t.lastId, ...counts, t.bytes, t.clearedTo, t.noise, t.noiseBytes, ...rest);
  };
}

/**
 * Adds requests of one kind to the counts of kinds and strays.
 *
 * @param kind `null` before the inspection.
 * @param times how many; a negative number takes them away.
 */
export function count(counts: Counts, kind: string | null, stray: boolean, times: number): void {
  counts.all += times;
  if (stray) counts.stray += times;
  if (kind === 'sms' || kind === 'email') counts[kind] += times;
  else if (!stray) counts.other += times;
}

/** Adds bytes, or takes them away where they are negative. */
export function countBytes(tally: Tally, bytes: number, isNoise: boolean): void {
  tally.bytes += bytes;
  if (isNoise) tally.noiseBytes += bytes;
}

/** Adds `from` to `to`, or subtracts it where `times` is -1. */
export function addCounts(to: Counts, from: Readonly<Counts>, times: 1 | -1): void {
  for (const name of Object.keys(noCounts) as (keyof Counts)[]) to[name] += times * from[name];
}

/** The counts of choices alone. */
export function countsOf({ all, sms, email, problem, other, stray }: ListCounts): ListCounts {
  return { all, sms, email, problem, other, stray };
}
