import type { Field, Issue } from '../../../shared/inspection.ts';

/** The issues that concern a field or a value within it (JSON pointer, RFC 6901). */
export function issuesOf(field: Pick<Field, 'path'>, issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ path }) => path === field.path || path?.startsWith(`${field.path}/`));
}

/** The JSON pointer of the top-level field that a JSON pointer leads into. */
export function fieldPathOf(path: string): string {
  return `/${path.split('/')[1] ?? ''}`;
}

/** The paths of fields that have issues but are missing from the body, each once. */
export function absentFields(
  fields: readonly Field[],
  issues: readonly Issue[],
): readonly string[] {
  const present = new Set(fields.map(({ path }) => path));
  const mentioned = issues.flatMap(({ path }) => (path === null ? [] : [fieldPathOf(path)]));
  return [...new Set(mentioned)].filter((path) => path !== '/' && !present.has(path));
}

/** The field name in a JSON pointer to a top-level field. */
export function nameAt(path: string): string {
  return path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
}
