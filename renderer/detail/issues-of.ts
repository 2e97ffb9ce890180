import type { Field, Issue } from '../../shared/inspection.ts';

/** The issues that concern a field or something within it (JSON pointer, RFC 6901). */
export function issuesOf(field: Field, issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ path }) => path === field.path || path?.startsWith(`${field.path}/`));
}
