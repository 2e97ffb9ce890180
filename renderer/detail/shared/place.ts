import type { Issue } from '../../../shared/inspection.ts';

/** What an issue is about: a field, a place in the body's text, or the headers. */
export type IssuePlace =
  | { readonly is: 'field'; readonly path: string }
  /** `code` is the issue's: the spot of the body that has it is marked, if there is one. */
  | { readonly is: 'body'; readonly code: string }
  | { readonly is: 'headers' };

/** The first parts of the codes of issues that the body or the headers show. */
const shownIn: Readonly<Record<string, 'body' | 'headers'>> = {
  json: 'body',
  charset: 'body',
  encoding: 'body',
  body: 'body',
  http: 'body',
  'content-type': 'headers',
  method: 'headers',
};

/** @returns the place that an issue is about; `null` for one about the request as a whole. */
export function placeOf({ code, path }: Pick<Issue, 'code' | 'path'>): IssuePlace | null {
  if (path !== null) return { is: 'field', path };
  const tab = shownIn[code.split('.')[0] ?? ''];
  if (tab === undefined) return null;
  return tab === 'body' ? { is: 'body', code } : { is: 'headers' };
}
