import type { Issue, Severity } from '../../../shared/inspection.ts';

/** Issues by their severity, each group in the order in which they were found. */
export function bySeverity(issues: readonly Issue[]): Readonly<Record<Severity, readonly Issue[]>> {
  const of = (wanted: Severity) => issues.filter(({ severity }) => severity === wanted);
  return { error: of('error'), warning: of('warning'), info: of('info') };
}
