import type { RequestDetail } from '../../shared/contract.ts';

export const tabNames = [
  'message',
  'fields',
  'attachments',
  'signature',
  'body',
  'headers',
] as const;
export type TabName = (typeof tabNames)[number];

/** The tabs that a request has something for. Bytes that are not HTTP have a body and a connection. */
export function tabsFor({ request, inspection }: RequestDetail): readonly TabName[] {
  if (request.broken !== null) return ['body', 'headers'];
  return inspection?.attachments.length === 0 && inspection.message === null
    ? tabNames.filter((name) => name !== 'attachments')
    : tabNames;
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
