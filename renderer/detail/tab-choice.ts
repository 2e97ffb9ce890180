import { hasInstallCode } from '../../shared/crm-call.ts';
import type { RequestDetail } from '../../shared/detail.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import { kindTable } from '../../shared/kinds.ts';
import type { Related } from '../../shared/related.ts';
import type { ShortcutName } from '../../shared/shortcuts.ts';
import type { TabChoice } from '../store/selection-slice.ts';

/** What is loaded beside the detail; each is `null` until it is there. */
export interface LoadedLater {
  readonly related: Related | null;
  readonly dispatches: readonly Dispatch[] | null;
}

interface TabRow {
  /** Whether a request has something for the tab. If not, the tab says why. */
  readonly isFor: (detail: RequestDetail) => boolean;
  /** The number beside the tab's name; 0 shows none. */
  readonly count?: (detail: RequestDetail, loaded: LoadedLater) => number;
  /** Its digit. */
  readonly shortcut: ShortcutName;
}

const always = () => true;
/** Bytes that are not HTTP have no message, fields or signature. */
const isHttp = ({ request }: RequestDetail) => request.broken === null;

/** The tabs of the detail, in their order, the same for every request. `detail-tabs.tsx` has their contents. */
const tabRows = {
  message: { shortcut: 'showMessage', isFor: isHttp },
  fields: {
    shortcut: 'showFields',
    isFor: isHttp,
    count: ({ inspection }) => inspection?.fields.length ?? 0,
  },
  issues: {
    shortcut: 'showIssues',
    isFor: always,
    count: ({ inspection }) => inspection?.issues.length ?? 0,
  },
  signature: { shortcut: 'showSignature', isFor: isHttp },
  related: {
    shortcut: 'showRelated',
    isFor: isHttp,
    count: (_, { related }) => attemptCount(related),
  },
  'crm-calls': {
    shortcut: 'showCrmCalls',
    isFor: (detail) => {
      const kind = detail.inspection?.kind;
      return (
        isHttp(detail) &&
        (kind === undefined ||
          kindTable[kind].awaitsStatus ||
          (detail.inspection !== null && hasInstallCode(detail.inspection)))
      );
    },
  },
  forwarded: {
    shortcut: 'showForwarded',
    isFor: isHttp,
    count: (_, { dispatches }) => dispatches?.length ?? 0,
  },
  body: { shortcut: 'showBody', isFor: always },
  headers: {
    shortcut: 'showHeaders',
    isFor: always,
    count: ({ request }) => request.headers.length + request.trailers.length,
  },
} as const satisfies Readonly<Record<string, TabRow>>;

export type TabName = keyof typeof tabRows;
export const tabNames = Object.keys(tabRows) as readonly TabName[];

/** Whether a request has something to show in a tab. */
export function isTabFor(name: TabName, detail: RequestDetail): boolean {
  return tabRows[name].isFor(detail);
}

export function tabShortcut(name: TabName): ShortcutName {
  return tabRows[name].shortcut;
}

/** The number to show beside a tab's name; `null` for a tab that has none for any request. */
export function tabCount(name: TabName, detail: RequestDetail, loaded: LoadedLater): number | null {
  const row: TabRow = tabRows[name];
  return row.count?.(detail, loaded) ?? null;
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

/**
 * The tab that the user chose last, otherwise the first one that answers something. One that was chosen for another
 * request, and has nothing for this one, is passed over.
 */
export function tabShown(detail: RequestDetail, choice: TabChoice | null): TabName {
  const chosen = tabNames.find((name) => name === choice?.name);
  if (chosen === undefined) return firstTab(detail);
  const isChosenHere = choice?.requestId === detail.request.id;
  return isChosenHere || isTabFor(chosen, detail) ? chosen : firstTab(detail);
}
