import type { SQLInputValue } from 'node:sqlite';
import { assertNever } from '../../../shared/assert-never.ts';
import { hasCode } from '../store/codes.ts';
import type { Claim, Flag, Query, Term } from './query/query.ts';

/** A condition in SQL with the values of its parameters, in their order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/**
 * What a query asks of columns, as a condition over `requests r`, its `findings f` and its `replies p`,
 * the last two of which may be absent (then all their columns are NULL; no term is undecided for that).
 * Terms about text are left away.
 *
 * @param isDuplicate whether `r` is a later attempt of its delivery.
 */
export function conditionOf(query: Query, isDuplicate: string): Condition {
  const parts = query.map((term) => termInSql(term, isDuplicate)).filter((part) => part !== null);
  return {
    sql: ['TRUE', ...parts.map(({ sql }) => sql)].join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

function termInSql({ not, claim }: Term, isDuplicate: string): Condition | null {
  if (claim.is === 'text') return null;
  const condition = claimInSql(claim, isDuplicate);
  return not ? { sql: `NOT (${condition.sql})`, values: condition.values } : condition;
}

function claimInSql(claim: Exclude<Claim, { is: 'text' }>, isDuplicate: string): Condition {
  switch (claim.is) {
    case 'kind':
      return { sql: 'f.kind IS ?', values: [claim.kind] };
    case 'method':
      return { sql: 'upper(r.method) IS ?', values: [claim.method] };
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
            sql: '(p.status IS NOT NULL AND p.status BETWEEN ? AND ?)',
            values: [claim.range.from, claim.range.to],
          };
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

function flagInSql(flag: Flag, isDuplicate: string): string {
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
      return '(f.attachments IS NOT NULL AND f.attachments > 0)';
    case 'issue':
      return '(f.id IS NOT NULL AND f.errors + f.warnings > 0)';
    case 'pinned':
      return 'EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id)';
    case 'duplicate':
      return `(${isDuplicate})`;
    default:
      return assertNever(flag);
  }
}
