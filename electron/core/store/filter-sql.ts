import { assertNever } from '../../../shared/assert-never.ts';
import type { Filter } from '../../../shared/summary.ts';

export interface Where {
  readonly sql: string;
  readonly values: readonly string[];
}

/** A filter as a condition over `requests r` and its `findings f`. */
export function whereOf(filter: Filter): Where {
  const parts = [show(filter.show)];
  const values: string[] = [];
  if (filter.text !== '') {
    parts.push(textCondition);
    values.push(filter.text);
  }
  return { sql: parts.filter((part) => part !== '').join(' AND '), values };
}

function show(what: Filter['show']): string {
  switch (what) {
    case 'all':
      return '';
    case 'sms':
      return "f.kind = 'sms'";
    case 'email':
      return "f.kind = 'email'";
    case 'other':
      return "r.stray = 0 AND (f.kind IS NULL OR f.kind NOT IN ('sms', 'email'))";
    case 'stray':
      return 'r.stray = 1';
    default:
      return assertNever(what);
  }
}

/** The one parameter is looked for, whatever its case (ASCII), in the bytes as they came and in what was read from them. */
const textCondition = `(
  instr(lower(CAST((SELECT bytes FROM bodies WHERE id = r.id) AS TEXT)), lower(?1))
  OR instr(lower(coalesce(r.url, '')), lower(?1))
  OR instr(lower(r.headers), lower(?1))
  OR instr(lower(coalesce(f.recipient, '') || ' ' || coalesce(f.subject, '') || ' ' || coalesce(f.preview, '')), lower(?1))
)`;
