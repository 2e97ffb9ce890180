import { attachmentIssues } from './attachment.ts';
import { bodyIssues } from './body.ts';
import { cutIssues } from './cut.ts';
import { fieldIssues } from './field.ts';
import { jsonIssues } from './json.ts';
import { kindIssues } from './kind.ts';
import { knownFieldIssues } from './known-field.ts';
import { messageIssues } from './message.ts';
import { receiverIssues } from './receiver.ts';
import type { IssueRow } from './row.ts';
import { transportIssues } from './transport.ts';

/** Every issue that can be found. The codes are stable; other programs may rely on them. */
export const issueTable = {
  ...transportIssues,
  ...bodyIssues,
  ...jsonIssues,
  ...kindIssues,
  ...fieldIssues,
  ...knownFieldIssues,
  ...receiverIssues,
  ...messageIssues,
  ...attachmentIssues,
  ...cutIssues,
} as const satisfies Record<string, IssueRow>;

export type IssueCode = keyof typeof issueTable;

/** Every code, for translations, documents and queries. */
export const issueCodes = Object.keys(issueTable) as IssueCode[];

/** What the table says of a code that may come from another version of the app. */
export function rowOf(code: string): IssueRow | null {
  return Object.hasOwn(issueTable, code) ? issueTable[code as IssueCode] : null;
}
