import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { assertNever } from '../../../shared/assert-never.ts';
import type { DispatchFault } from '../../../shared/dispatches.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Verdict } from '../../../shared/signature.ts';
import { headColumns } from './heads.ts';
import { hasCode } from './issue-codes.ts';
import type { ListChoice } from '../../../shared/list-filter.ts';
import { isImported } from './imported.ts';
import { isListedAs } from './list-choice.ts';
import { isListed } from './listed.ts';
import { isProblem } from './problems.ts';
import { attemptColumn } from './relation-index.ts';
import { keyColumn } from './relation-row.ts';

export type CaptureFlag =
  | 'duplicate'
  | 'stray'
  | 'broken'
  | 'truncated'
  | 'aborted'
  | 'pinned'
  | 'imported'
  | 'attachment'
  | 'issue'
  | 'problem';

/** An outcome of a dispatch; `failed` is any fault. A range of statuses includes both its ends. */
export type ForwardedOutcome =
  | { readonly from: number; readonly to: number }
  | 'none'
  | 'waiting'
  | 'skipped'
  | 'failed'
  | DispatchFault;

/** A statement about a request that the store can check by its columns. */
export type CaptureClaim =
  | { readonly is: 'kind'; readonly kind: Kind }
  | { readonly is: 'method'; readonly method: string }
  | { readonly is: 'signature'; readonly verdict: Verdict }
  /** The code of an issue that was found, or the start of such codes up to a dot. */
  | { readonly is: 'issue'; readonly issue: string }
  | { readonly is: 'id'; readonly id: number }
  /** The reply's status, `from` and `to` inclusive; `null` when nothing was replied. */
  | { readonly is: 'status'; readonly range: { readonly from: number; readonly to: number } | null }
  /** How one of its dispatches ended, or that one waits, or that there is none. */
  | { readonly is: 'forwarded'; readonly outcome: ForwardedOutcome }
  /** The name of a destination that it was sent to, or waits for, in any case. */
  | { readonly is: 'destination'; readonly name: string }
  | { readonly is: 'flag'; readonly flag: CaptureFlag }
  /** Milliseconds since 1970; `after` includes the moment, `before` does not. */
  | { readonly is: 'after' | 'before'; readonly time: number }
  | { readonly is: 'larger' | 'smaller'; readonly bytes: number };

/** A claim that must hold, or with `not` must not. */
export interface CaptureTerm {
  readonly not: boolean;
  readonly claim: CaptureClaim;
}

/** Selects the listed requests of a choice for which all terms hold. */
export interface CaptureQuery {
  readonly show: ListChoice;
  readonly terms: readonly CaptureTerm[];
}

/** A condition in SQL with the values of its parameters, in their order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** Whether `r` is a later attempt of its delivery, found by its relations: for few requests. */
export const isLaterAttempt = `${attemptColumn} > 1`;

/**
 * A query as a condition over `requests r`, its `findings f` and its `replies p`. The last two may be absent: their
 * columns are NULL then, and no term becomes NULL for that. No term may imply that they are there, as `f.errors > 0` does:
 * SQLite would make the LEFT JOIN an inner one and walk all findings for a few requests.
 *
 * @param isDuplicate in SQL, whether `r` is a later attempt of its delivery.
 */
export function conditionOf({ show, terms }: CaptureQuery, isDuplicate: string): Condition {
  const parts = terms.map((term) => termInSql(term, isDuplicate));
  return {
    sql: [...parts.map(({ sql }) => sql), isListedAs(show)].join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

/** Whether a query has the flag `duplicate`: the change of one request can then change the result for another. */
export function usesDuplicates(terms: readonly CaptureTerm[]): boolean {
  return terms.some(({ claim }) => claim.is === 'flag' && claim.flag === 'duplicate');
}

/** Every later attempt of a delivery, in a temporary table. */
export interface DuplicatesTable {
  /** In SQL, whether `r` is among them. */
  readonly isDuplicate: string;
  readonly drop: () => void;
}

let tables = 0;

/** For many requests one sort of all keys is faster than a look-up for each. */
export function collectDuplicates(database: DatabaseSync): DuplicatesTable {
  const table = `duplicates_${(tables += 1)}`;
  database.exec(`CREATE TEMP TABLE ${table} (id INTEGER PRIMARY KEY);
    INSERT INTO ${table} SELECT id FROM (
      SELECT id, row_number() OVER (PARTITION BY key ORDER BY id) AS attempt
      FROM (SELECT id, ${keyColumn('delivery', 'relations')} AS key FROM relations)
      WHERE key IS NOT NULL AND ${isListed('id')})
    WHERE attempt > 1`);
  return {
    isDuplicate: `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = r.id)`,
    drop: () => {
      if (database.isOpen) database.exec(`DROP TABLE temp.${table}`);
    },
  };
}

function termInSql({ not, claim }: CaptureTerm, isDuplicate: string): Condition {
  const condition = claimInSql(claim, isDuplicate);
  return not ? { sql: `NOT (${condition.sql})`, values: condition.values } : condition;
}

function claimInSql(claim: CaptureClaim, isDuplicate: string): Condition {
  switch (claim.is) {
    case 'kind':
      return { sql: 'f.kind IS ?', values: [claim.kind] };
    case 'method':
      return { sql: `upper(${headColumns.method}) IS ?`, values: [claim.method] };
    case 'signature':
      return { sql: 'f.signature IS ?', values: [claim.verdict] };
    case 'issue':
      return hasCode(claim.issue);
    case 'id':
      return { sql: 'r.id = ?', values: [claim.id] };
    case 'status':
      return claim.range === null
        ? { sql: 'p.status IS NULL', values: [] }
        : {
            sql: 'coalesce(p.status, 0) BETWEEN ? AND ?',
            values: [claim.range.from, claim.range.to],
          };
    case 'forwarded':
      return forwardedInSql(claim.outcome);
    case 'destination':
      return hasDispatch('d.destination_name = ? COLLATE NOCASE', claim.name);
    case 'flag':
      return { sql: flagInSql(claim.flag, isDuplicate), values: [] };
    case 'after':
      return { sql: 'r.received_at >= ?', values: [claim.time] };
    case 'before':
      return { sql: 'r.received_at < ?', values: [claim.time] };
    case 'larger':
      return { sql: 'r.body_bytes > ?', values: [claim.bytes] };
    case 'smaller':
      return { sql: 'r.body_bytes < ?', values: [claim.bytes] };
    default:
      return assertNever(claim);
  }
}

/** Reads only the index of dispatches by request. */
function hasDispatch(condition: string, ...values: readonly SQLInputValue[]): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM dispatches d WHERE d.request_id = r.id AND ${condition})`,
    values,
  };
}

function forwardedInSql(outcome: ForwardedOutcome): Condition {
  if (typeof outcome === 'object')
    return hasDispatch('d.status BETWEEN ? AND ?', outcome.from, outcome.to);
  switch (outcome) {
    case 'none': {
      const { sql, values } = hasDispatch('TRUE');
      return { sql: `NOT ${sql}`, values };
    }
    case 'waiting':
      return hasDispatch("d.state IN ('waiting', 'sending')");
    case 'skipped':
    case 'failed':
      return hasDispatch('d.state = ?', outcome);
    default:
      return hasDispatch('d.fault = ?', outcome);
  }
}

function flagInSql(flag: CaptureFlag, isDuplicate: string): string {
  switch (flag) {
    case 'stray':
      return 'r.stray = 1';
    case 'broken':
      return 'r.broken_code IS NOT NULL';
    case 'truncated':
      return "r.body_ended = 'truncated'";
    case 'aborted':
      return "r.body_ended IN ('aborted', 'timeout')";
    case 'attachment':
      return 'coalesce(f.attachments, 0) > 0';
    case 'issue':
      return 'coalesce(f.errors + f.warnings, 0) > 0';
    case 'problem':
      return isProblem;
    case 'pinned':
      return 'EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id)';
    case 'imported':
      return isImported;
    case 'duplicate':
      return `(${isDuplicate})`;
    default:
      return assertNever(flag);
  }
}
