import type { IssueRows } from './row.ts';

/** Content beyond what is shown. The limits are in shared/bounds.ts. */
export const cutIssues = {
  'list.cut': {
    severity: 'info',
    source: 'inferred',
    message: '"{list}" has {count} entries: the first {shown} are listed, and {more} more are not.',
    example: '{"attachments":[0,0,0,…]}, with thousands of entries',
    advice: 'See Body or the export for all of them.',
  },
  'text.cut': {
    severity: 'info',
    source: 'inferred',
    message: '"{field}" has {length} characters; the first {shown} are shown as the message.',
    example: '{"message":"…"}, with 200,000 characters',
    advice: 'See Body or the export for the whole text.',
  },
  'issues.cut': {
    severity: 'info',
    source: 'inferred',
    message: 'The {shown} most severe issues are listed; {more} more were found.',
    example: '{"attachments":["http://…",…]}, with hundreds of faults',
    advice: 'Fix the listed ones and send it again.',
  },
} as const satisfies IssueRows;
