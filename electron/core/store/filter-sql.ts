import { assertNever } from '../../../shared/assert-never.ts';
import type { Filter } from '../../../shared/summary.ts';

/** A query for the ids that pass a filter, in the column `id`, without an order. */
export interface IdQuery {
  readonly sql: string;
  readonly values: readonly string[];
}

/**
 * Each choice of the list walks an index of its own. Text is looked for by reading everything.
 *
 * @param marks whether any request is marked as removed; asking is saved when there is none.
 */
export function idsThatPass({ text, show }: Filter, marks: boolean): IdQuery {
  const listed = (id: string) => isListed(id, marks);
  if (text === '') return { sql: chosen(show, listed), values: [] };
  return {
    sql: `SELECT r.id AS id FROM requests r LEFT JOIN findings f ON f.id = r.id
      WHERE ${listed('r.id')} AND ${condition(show)} AND ${textCondition}`,
    values: [text],
  };
}

/** The same choice as a condition over `requests r` and its `findings f`, which may be absent. */
export function rowPasses(show: Filter['show']): string {
  return `${isListed('r.id', true)} AND ${condition(show)}`;
}

function isListed(id: string, marks: boolean): string {
  return `${id} > (SELECT cleared_to FROM tally)${
    marks ? ` AND NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = ${id})` : ''
  }`;
}

function chosen(show: Filter['show'], listed: (id: string) => string): string {
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

function condition(show: Filter['show']): string {
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

/** The one parameter is looked for, whatever its case (ASCII), in the bytes as they came and in what was read from them. */
const textCondition = `(
  instr(lower(CAST((SELECT bytes FROM bodies WHERE id = r.id) AS TEXT)), lower(?1))
  OR instr(lower((SELECT group_concat(CAST(bytes AS TEXT), '' ORDER BY place) FROM body_parts
    WHERE place BETWEEN r.id * 4096 AND r.id * 4096 + 4095)), lower(?1))
  OR instr(lower(coalesce(r.url, '')), lower(?1))
  OR instr(lower(r.headers), lower(?1))
  OR instr(lower(coalesce(f.recipient, '') || ' ' || coalesce(f.subject, '') || ' ' || coalesce(f.preview, '')), lower(?1))
)`;
