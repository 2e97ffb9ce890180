import type { Field, Issue, Severity } from '../../../shared/inspection.ts';

/** The issues that concern a field or something within it (JSON pointer, RFC 6901). */
export function issuesOf(field: Pick<Field, 'path'>, issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ path }) => path === field.path || path?.startsWith(`${field.path}/`));
}

/** Issues by their severity, each in the order in which they were found. */
export function bySeverity(issues: readonly Issue[]): Readonly<Record<Severity, readonly Issue[]>> {
  const of = (wanted: Severity) => issues.filter(({ severity }) => severity === wanted);
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

/** The field that a place is in, by its JSON pointer. */
export function fieldPathOf(path: string): string {
  return `/${path.split('/')[1] ?? ''}`;
}

/** Fields that something is said of though they are not there, each once. */
export function absentFields(
  fields: readonly Field[],
  issues: readonly Issue[],
): readonly string[] {
  const there = new Set(fields.map(({ path }) => path));
  const said = issues.flatMap(({ path }) => (path === null ? [] : [fieldPathOf(path)]));
  return [...new Set(said)].filter((path) => path !== '/' && !there.has(path));
}

/** The name that a JSON pointer to a field holds. */
export function nameAt(path: string): string {
  return path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
}
