import type { RequestDetail } from '../../shared/detail.ts';
import { kindTable } from '../../shared/kinds.ts';

export const tabNames = [
  'message',
  'fields',
  'issues',
  'attachments',
  'signature',
  'related',
  'next',
  'body',
  'headers',
] as const;
export type TabName = (typeof tabNames)[number];

/** The tabs that a request has something for. Bytes that are not HTTP have a body and a connection. */
export function tabsFor({ request, inspection }: RequestDetail): readonly TabName[] {
  if (request.broken !== null) return ['issues', 'body', 'headers'];
  const isBare = inspection?.attachments.length === 0 && inspection.message === null;
  return tabNames.filter((name) => {
    if (name === 'attachments') return !isBare;
    return name !== 'next' || inspection === null || kindTable[inspection.kind].awaitsStatus;
  });
}

/** The tab that answers a reader's first question about this request. */
function firstTab({ request, inspection }: RequestDetail): TabName {
  if (request.broken !== null) return 'body';
  if (inspection === null || inspection.message !== null) return 'message';
  if (request.body.bytes === 0) return 'headers';
  return inspection.fields.length > 0 ? 'fields' : 'body';
}

/** The tab that the reader chose last, where this request has it; else its own first. */
export function tabShown(detail: RequestDetail, chosen: TabName | null): TabName {
  return chosen !== null && tabsFor(detail).includes(chosen) ? chosen : firstTab(detail);
}
