import { assertNever } from '../../../shared/assert-never.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';

export type Choice = Filter['show'];

/** The requests on one side of a number, which counts among the older ones. */
export interface Side {
  readonly side: 'newer' | 'rest';
  readonly than: number;
}

/**
 * A query for the ids of a choice, in the column `id`, without an order. Each choice walks an index of its own.
 *
 * @param marks whether any request is marked as removed; asking is saved when there is none.
 * @param only walks no more of the index than this.
 */
export function idsOf(show: Choice, marks: boolean, only?: Side): string {
  const within = only && `${only.side === 'newer' ? '>' : '<='} ${Math.trunc(only.than)}`;
  return chosen(show, (id) =>
    within === undefined ? isListed(id, marks) : `${isListed(id, marks)} AND ${id} ${within}`,
  );
}

/** The same choice as a condition over `requests r` and its `findings f`, which may be absent. */
export function rowPasses(show: Choice): string {
  return `${isListed('r.id', true)} AND ${condition(show)}`;
}

function isListed(id: string, marks: boolean): string {
  return `${id} > (SELECT cleared_to FROM tally)${
    marks ? ` AND NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = ${id})` : ''
  }`;
}

function chosen(show: Choice, listed: (id: string) => string): string {
  switch (show) {
    case 'all':
      return `SELECT r.id AS id FROM requests r INDEXED BY requests_in_order WHERE ${listed('r.id')}`;
    case 'sms':
    case 'email':
      return `SELECT f.id AS id FROM findings f INDEXED BY findings_by_kind
        WHERE f.kind = '${show}' AND ${listed('f.id')}`;
    case 'other':
      return `SELECT f.id AS id FROM findings f INDEXED BY findings_of_others
          WHERE f.stray = 0 AND f.kind NOT IN ('sms', 'email') AND ${listed('f.id')}
        UNION ALL SELECT u.id AS id FROM uninspected u WHERE u.stray = 0 AND ${listed('u.id')}`;
    case 'stray':
      return `SELECT r.id AS id FROM requests r INDEXED BY strays
        WHERE r.stray = 1 AND ${listed('r.id')}`;
    default:
      return assertNever(show);
  }
}

function condition(show: Choice): string {
  switch (show) {
    case 'all':
      return 'TRUE';
    case 'sms':
    case 'email':
      return `f.kind = '${show}'`;
    case 'other':
      return "r.stray = 0 AND (f.kind IS NULL OR f.kind NOT IN ('sms', 'email'))";
    case 'stray':
      return 'r.stray = 1';
    default:
      return assertNever(show);
  }
}
