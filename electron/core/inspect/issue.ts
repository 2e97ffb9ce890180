import type { Issue } from '../../../shared/inspection.ts';
import { issueTable, type IssueCode } from '../../../shared/issues/index.ts';
import { filledIn, type Values } from './filled-in.ts';

/** @param path JSON pointer to the field concerned, `null` for the request as a whole. */
export function issue(code: IssueCode, values: Values = {}, path: string | null = null): Issue {
  const { severity, ground, says } = issueTable[code];
  return { code, severity, ground, path, message: filledIn(says, values), values };
}
