import { assertNever } from '../../../shared/assert-never.ts';
import type { ListChoice } from '../../../shared/list-filter.ts';
import { isListed } from './listed.ts';
import { isProblem } from './problems.ts';

/** The requests on one side of a number; `rest` includes the number itself. */
export interface Side {
  readonly side: 'newer' | 'rest';
  readonly than: number;
}

/**
 * A query for the ids of a choice, in the column `id`, without an order. Each choice walks an index of its own.
 *
 * @param anyMarked whether any request is marked as removed.
 * @param only limits the query to one side of a number, and so the part of the index that is walked.
 */
export function selectIds(show: ListChoice, anyMarked: boolean, only?: Side): string {
  const within = only && `${only.side === 'newer' ? '>' : '<='} ${Math.trunc(only.than)}`;
  return selectChoice(show, (id) =>
    within === undefined
      ? isListed(id, anyMarked)
      : `${isListed(id, anyMarked)} AND ${id} ${within}`,
  );
}

/** Whether a request is listed and of a choice, over `requests r` and its `findings f`, which may be absent. */
export function isListedAs(show: ListChoice): string {
  return `${isListed('r.id')} AND ${isOfChoice(show)}`;
}

function selectChoice(show: ListChoice, condition: (id: string) => string): string {
  switch (show) {
    case 'all':
      return `SELECT r.id AS id FROM requests r INDEXED BY requests_in_order WHERE ${condition('r.id')}`;
    case 'sms':
    case 'email':
      return `SELECT f.id AS id FROM findings f INDEXED BY findings_by_kind
        WHERE f.kind = '${show}' AND ${condition('f.id')}`;
    case 'other':
      return [
        `SELECT f.id AS id FROM findings f INDEXED BY findings_of_others
          WHERE f.stray = 0 AND f.kind NOT IN ('sms', 'email') AND ${condition('f.id')}`,
        ...[0, 1].map(
          (long) => `SELECT u.id AS id FROM uninspected u
          WHERE u.long = ${long} AND u.stray = 0 AND ${condition('u.id')}`,
        ),
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
