import type { Issue } from '../inspection.ts';
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

/**
 * Every issue that can be found. The codes are stable; other programs may rely on them. To add one: a row in the file of
 * its group, and its translations in `resources/locales/es/issues.json` and `advice.json`.
 */
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

/** An English sentence and the key of its translations. */
export interface Sentence {
  readonly key: string;
  readonly message: string;
}

/** Every sentence with the key of its translations: the code, or the code and `.bare` for missing values. */
export const issueSentences: readonly Sentence[] = issueCodes.flatMap((code) => {
  const { message, bare }: IssueRow = issueTable[code];
  return [
    { key: code, message },
    ...(bare === undefined ? [] : [{ key: `${code}.bare`, message: bare }]),
  ];
});

/** The sentence for the known values; `null` for a code of another version of the app. */
export function sentenceOf(code: string, values: Issue['values']): Sentence | null {
  const row = rowOf(code);
  if (row === null) return null;
  if (row.bare === undefined) return { key: code, message: row.message };
  const names = row.message.matchAll(/\{(\w+)\}/g);
  const isWhole = [...names].every(([, name = '']) => name in values);
  return isWhole ? { key: code, message: row.message } : { key: `${code}.bare`, message: row.bare };
}

/** The row of a code; `null` for a code of another version of the app. */
export function rowOf(code: string): IssueRow | null {
  return Object.hasOwn(issueTable, code) ? issueTable[code as IssueCode] : null;
}
