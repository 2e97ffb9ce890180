import type { DatabaseSync } from 'node:sqlite';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ListChoice } from '../../../shared/list-filter.ts';
import { isListed } from './listed.ts';
import { isProblem } from './problems.ts';

/** Requests by their numbers; without a bound, all on that side. */
export interface NumberSpan {
  readonly above?: number;
  /** This one is in it. */
  readonly upTo?: number;
}

/**
 * A query for the ids of a choice, in the column `id`, without an order. Each choice walks indexes of its own, or those of the
 * findings. The query is for now: once findings are stored, another one may be needed.
 *
 * @param anyMarked whether any request is marked as removed.
 * @param span limits the query, and so the part of the index that is walked.
 */
export function selectIds(
  database: DatabaseSync,
  show: ListChoice,
  anyMarked: boolean,
  { above, upTo }: NumberSpan = {},
): string {
  return selectChoice(database, show, (id) => {
    const listed = isListed(id, anyMarked, above);
    return upTo === undefined ? listed : `${listed} AND ${id} <= ${Math.trunc(upTo)}`;
  });
}

/** Whether a request is listed and of a choice, over `requests r` and its `findings f`, which may be absent. */
export function isListedAs(show: ListChoice): string {
  return `${isListed('r.id')} AND ${isOfChoice(show)}`;
}

type IdCondition = (id: string) => string;

function selectChoice(database: DatabaseSync, show: ListChoice, condition: IdCondition): string {
  switch (show) {
    case 'all':
      return selectAll(database, condition);
    case 'sms':
    case 'email':
      return `SELECT f.id AS id FROM findings f INDEXED BY findings_by_kind
        WHERE f.kind = '${show}' AND ${condition('f.id')}`;
    case 'other':
      return [
        `SELECT f.id AS id FROM findings f INDEXED BY findings_of_others
          WHERE f.stray = 0 AND f.kind NOT IN ('sms', 'email') AND ${condition('f.id')}`,
        ...[0, 1].map((long) => `${selectUninspected(long, condition)} AND u.stray = 0`),
      ].join(' UNION ALL ');
    case 'problem':
      return `SELECT q.id AS id FROM problems q WHERE ${condition('q.id')}`;
    case 'stray':
      return `SELECT r.id AS id FROM requests r INDEXED BY strays
        WHERE r.stray = 1 AND ${condition('r.id')}`;
    default:
      return assertNever(show);
  }
}

/** With more versions than these, their merge takes longer than to read the table of the findings. */
const mostVersions = 8;

/**
 * All requests. An index of them in their order would be written by each capture. So those with findings are read from the
 * index of the versions, in which those of one version are in order, and those without from the table in which they wait.
 * Mostly there is one version and nothing waits: then it is one walk, without a merge.
 */
function selectAll(database: DatabaseSync, condition: IdCondition): string {
  const versions = versionsIn(database);
  const inspected =
    versions.length > mostVersions
      ? [`SELECT f.id AS id FROM findings f WHERE ${condition('f.id')}`]
      : versions.map(
          (version) => `SELECT f.id AS id FROM findings f INDEXED BY findings_by_version
            WHERE f.version = ${version} AND ${condition('f.id')}`,
        );
  const isWaiting = database.prepare('SELECT 1 FROM uninspected WHERE long = ? LIMIT 1');
  const waiting = [0, 1]
    .filter((long) => isWaiting.get(long) !== undefined)
    .map((long) => selectUninspected(long, condition));
  const parts = [...inspected, ...waiting];
  return parts.length === 0 ? 'SELECT id FROM requests WHERE FALSE' : parts.join(' UNION ALL ');
}

function selectUninspected(long: number, condition: IdCondition): string {
  return `SELECT u.id AS id FROM uninspected u WHERE u.long = ${long} AND ${condition('u.id')}`;
}

/**
 * The versions of all findings, at most one more than `mostVersions`. `DISTINCT` would walk the whole index. As text, because
 * a file of others may have numbers that are none in JavaScript.
 */
function versionsIn(database: DatabaseSync): string[] {
  const next = 'SELECT min(version) FROM findings';
  return database
    .prepare(
      `WITH RECURSIVE found (version) AS (${next}
         UNION ALL SELECT (${next} WHERE version > found.version) FROM found WHERE version IS NOT NULL
         LIMIT ${mostVersions + 1})
       SELECT CAST(version AS TEXT) AS version FROM found WHERE version IS NOT NULL`,
    )
    .all()
    .map((row) => String(row['version']));
}

function isOfChoice(show: ListChoice): string {
  switch (show) {
    case 'all':
      return 'TRUE';
    case 'sms':
    case 'email':
      return `f.kind = '${show}'`;
    case 'other':
      return "r.stray = 0 AND (f.kind IS NULL OR f.kind NOT IN ('sms', 'email'))";
    case 'problem':
      return isProblem;
    case 'stray':
      return 'r.stray = 1';
    default:
      return assertNever(show);
  }
}
