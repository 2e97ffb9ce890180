import type { NotificationKind } from '../../../shared/notification-kinds.ts';
import type { RequestSummary } from '../../../shared/summary.ts';

interface RequestNotice {
  readonly holds: (request: RequestSummary) => boolean;
  /** It is raised once for each address that requests are posted to. */
  readonly isOncePerAddress?: true;
}

/** The kinds of notifications that are about requests: a row for each, which is asked about every captured request once it is inspected. */
const requestNotices = {
  firstWebhook: { holds: () => true, isOncePerAddress: true },
  errors: { holds: ({ errors }) => errors > 0 },
  mismatches: { holds: ({ signature }) => signature === 'mismatch' },
} as const satisfies Partial<Readonly<Record<NotificationKind, RequestNotice>>>;

export type RequestNoticeKind = keyof typeof requestNotices;
export const requestNoticeKinds = Object.keys(requestNotices) as readonly RequestNoticeKind[];

/** The row of a kind, as the interface that every row has. */
export function requestNotice(kind: RequestNoticeKind): RequestNotice {
  return requestNotices[kind];
}
