import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ListCounts } from '../../../shared/list-filter.ts';

/** How many requests of each choice are listed. */
export type Counts = { -readonly [Show in keyof ListCounts]: number };

/** Counts that would otherwise need a scan. `tally-row.ts` says how they are stored. */
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

/** The counts that are numbers. */
export const tallyNumbers = [
  ...(Object.keys(noCounts) as (keyof Counts)[]),
  ...(['lastId', 'bytes', 'noiseBytes', 'noise', 'clearedTo'] as const),
];

export type TallyNumbers = Record<(typeof tallyNumbers)[number], number>;

/** The row: it counts all requests up to its `lastId`, and none after that. */
export function readTallyRow(database: DatabaseSync): Tally {
  return tallyOf(database.prepare('SELECT * FROM tally').get() ?? {});
}

/**
 * Counts the requests after a number, as they would add to the counts. They must be listed, and nothing may have been sent on
 * or back for them: whatever does that writes the row.
 */
export function countAfter(database: DatabaseSync, id: number): TallyNumbers {
  const row = database
    .prepare(
      `SELECT max(0, coalesce(max(id), 0) - ?1) AS last_id, count(*) AS all_count,
         count(*) FILTER (WHERE kind = 'sms') AS sms_count, count(*) FILTER (WHERE kind = 'email') AS email_count,
         count(*) FILTER (WHERE stray = 0 AND coalesce(kind, '') NOT IN ('sms', 'email')) AS other_count,
         count(*) FILTER (WHERE stray = 1) AS stray_count,
         (SELECT count(*) FROM problems WHERE id > ?1) AS problem_count,
         coalesce(sum(bytes), 0) AS bytes, coalesce(sum(bytes) FILTER (WHERE noise), 0) AS noise_bytes,
         count(*) FILTER (WHERE noise) AS noise_count
       FROM (SELECT r.id, r.stray, f.kind, r.stray = 1 OR r.broken_code IS NOT NULL AS noise,
             r.body_bytes + octet_length(r.headers) + octet_length(r.trailers) + coalesce(f.cost, 0) AS bytes
           FROM requests r LEFT JOIN findings f ON f.id = r.id WHERE r.id > ?1)`,
    )
    .get(id);
  return tallyOf(row ?? {});
}

function tallyOf(row: Readonly<Record<string, SQLOutputValue>>): Tally {
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

/** @returns a function that writes the row, to be called within a transaction. */
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
