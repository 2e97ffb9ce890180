import type { RequestDetail } from '../../shared/detail.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import { kindTable } from '../../shared/kinds.ts';
import type { Related } from '../../shared/related.ts';

/** What is loaded beside the detail; each is `null` until it is there. */
export interface LoadedLater {
  readonly related: Related | null;
  readonly dispatches: readonly Dispatch[] | null;
}

interface TabRow {
  /** Whether a request has the tab. */
  readonly isFor: (detail: RequestDetail) => boolean;
  /** The number beside the tab's name; 0 shows none. */
  readonly count?: (detail: RequestDetail, loaded: LoadedLater) => number;
}

const always = () => true;
/** Bytes that are not HTTP have no message, fields or signature. */
const isHttp = ({ request }: RequestDetail) => request.broken === null;

/** The tabs of the detail, in their order. `detail-tabs.tsx` has their contents. */
const tabRows = {
  message: { isFor: isHttp },
  fields: { isFor: isHttp, count: ({ inspection }) => inspection?.fields.length ?? 0 },
  issues: { isFor: always, count: ({ inspection }) => inspection?.issues.length ?? 0 },
  attachments: {
    isFor: (detail) => {
      const { inspection } = detail;
      const hasNone = inspection?.message === null && inspection.attachments.length === 0;
      return isHttp(detail) && !hasNone;
    },
    count: ({ inspection }) => inspection?.attachments.length ?? 0,
  },
  signature: { isFor: isHttp },
  related: { isFor: isHttp, count: (_, { related }) => attemptCount(related) },
  forwarded: { isFor: isHttp, count: (_, { dispatches }) => dispatches?.length ?? 0 },
  'crm-calls': {
    isFor: (detail) => {
      const kind = detail.inspection?.kind;
      return isHttp(detail) && (kind === undefined || kindTable[kind].awaitsStatus);
    },
  },
  body: { isFor: always },
  headers: {
    isFor: always,
    count: ({ request }) => request.headers.length + request.trailers.length,
  },
} as const satisfies Readonly<Record<string, TabRow>>;

export type TabName = keyof typeof tabRows;
export const tabNames = Object.keys(tabRows) as readonly TabName[];

/** The tabs that a request has, in their order. */
export function tabsFor(detail: RequestDetail): readonly TabName[] {
  return tabNames.filter((name) => tabRows[name].isFor(detail));
}

/** The number to show beside a tab's name; 0 shows none. */
export function tabCount(name: TabName, detail: RequestDetail, loaded: LoadedLater): number {
  const row: TabRow = tabRows[name];
  return row.count?.(detail, loaded) ?? 0;
}

/** How many attempts of its delivery there are, when the request is not the only one. */
function attemptCount(related: Related | null): number {
  if (related === null) return 0;
  const { shown, earlier, later } = related.attempts;
  const count = shown.length + earlier + later;
  return count > 1 ? count : 0;
}

/** The tab that answers a user's first question about this request. */
function firstTab({ request, inspection }: RequestDetail): TabName {
  if (request.broken !== null) return 'body';
  if (inspection === null || inspection.message !== null) return 'message';
  if (request.body.bytes === 0) return 'headers';
  return inspection.fields.length > 0 ? 'fields' : 'body';
}

/** The tab that the user chose last if this request has it, otherwise its first one. */
export function tabShown(detail: RequestDetail, chosen: TabName | null): TabName {
  return chosen !== null && tabsFor(detail).includes(chosen) ? chosen : firstTab(detail);
}
