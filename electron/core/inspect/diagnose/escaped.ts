import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { shortened } from '../kind/evidence.ts';

/** The issue for a value that was escaped once too often. */
export function escapedIssue(field: string, word: string, meant: string, path: string): Issue {
  const values = { field, word: shortened(word), meant: shortened(meant.trim()) };
  return issue('message.escaped', values, path);
}
