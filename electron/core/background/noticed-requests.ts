import type { RaisedNotice } from '../../../shared/background-state.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { requestNotice, requestNoticeKinds, type RequestNoticeKind } from './request-notices.ts';

/** Milliseconds for which requests are gathered: the query is then asked about all of them at once. */
const gatherMs = 250;

/** Requests that are gathered; further ones of the same moment are not counted. */
const mostGathered = 2_000;

export interface NoticedRequestsDependencies {
  readonly settings: () => Pick<Settings, 'notifications' | 'notifyQuery'>;
  readonly summary: (id: number) => RequestSummary | null;
  /** Those of some requests that pass a query. */
  readonly passing: (query: string, ids: readonly number[]) => Promise<readonly number[]>;
  /** Where requests are posted to at the moment. */
  readonly address: () => string | null;
  readonly raise: (notice: RaisedNotice) => void;
  readonly onBug: (error: unknown) => void;
}

/** Raises notices of captured requests that the user wants to be notified of. */
export interface NoticedRequests {
  /** A request is answered and inspected. */
  readonly inspected: (id: number) => void;
  readonly stop: () => void;
}

export function createNoticedRequests({
  settings,
  summary,
  passing,
  address,
  raise,
  onBug,
}: NoticedRequestsDependencies): NoticedRequests {
  let gathered = new Map<number, { readonly of: RequestSummary; kinds: RequestNoticeKind[] }>();
  let timer: NodeJS.Timeout | null = null;
  /** The address for which a kind that is raised once was raised. */
  const raisedFor = new Map<RequestNoticeKind, string | null>();
  const isDue = (kind: RequestNoticeKind) =>
    requestNotice(kind).isOncePerAddress !== true || raisedFor.get(kind) !== address();

  async function raiseGathered(): Promise<void> {
    timer = null;
    const requests = gathered;
    gathered = new Map();
    const query = settings().notifyQuery.trim();
    const ids = [...requests.keys()];
    const passed = query === '' ? ids : await passing(query, ids);
    for (const kind of requestNoticeKinds.filter(isDue)) {
      const about = passed.filter((id) => requests.get(id)?.kinds.includes(kind));
      const isOnce = requestNotice(kind).isOncePerAddress === true;
      const id = isOnce ? Math.min(...about) : Math.max(...about);
      const request = requests.get(id)?.of;
      if (request === undefined) continue;
      if (isOnce) raisedFor.set(kind, address());
      const count = isOnce ? 1 : about.length;
      raise({ kind, count, request: { id, kind: request.kind }, name: null });
    }
  }

  return {
    inspected: (id) => {
      const { notifications } = settings();
      const wanted = requestNoticeKinds.filter((kind) => notifications[kind] && isDue(kind));
      if (wanted.length === 0 || gathered.size >= mostGathered) return;
      const request = summary(id);
      if (request === null || request.stray || request.broken !== null) return;
      const kinds = wanted.filter((kind) => requestNotice(kind).holds(request));
      if (kinds.length === 0) return;
      gathered.set(id, { of: request, kinds });
      timer ??= setTimeout(() => void raiseGathered().catch(onBug), gatherMs).unref();
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
