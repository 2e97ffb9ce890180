import { bounds } from '../../../shared/bounds.ts';
import type { Issue } from '../../../shared/inspection.ts';
import { issueTable, sentenceOf, type IssueCode } from '../../../shared/issues/index.ts';
import { fillIn, type SentenceValues } from '../../../shared/sentence.ts';
import { startWithin } from './within.ts';

/**
 * Builds an issue from its row. Long values are cut at `bounds.issueValue`; a path beyond `bounds.issuePath` becomes
 * `null`, since a cut pointer would point elsewhere.
 *
 * @param path JSON pointer to the field, `null` for the whole request.
 */
export function issue(
  code: IssueCode,
  values: SentenceValues = {},
  path: string | null = null,
): Issue {
  const { severity, source } = issueTable[code];
  const message = sentenceOf(code, values)?.message ?? '';
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, cut(value)]),
  );
  const place = path === null || path.length > bounds.issuePath.characters ? null : path;
  return { code, severity, source, path: place, message: fillIn(message, named), values: named };
}

function cut(value: string | number): string | number {
  if (typeof value === 'number' || value.length <= bounds.issueValue.characters) return value;
  return `${startWithin(value, bounds.issueValue).toWellFormed()}…`;
}
