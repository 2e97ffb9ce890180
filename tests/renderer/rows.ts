import type { RowRange } from '../../shared/contract/arguments.ts';
import type { Rows } from '../../shared/summary.ts';
import type { RequestSummary } from '../../shared/summary.ts';

/** A row of a plain SMS, except for what the test is about. */
export function summary(given: Partial<RequestSummary> & { readonly id: number }): RequestSummary {
  return {
    receivedAt: Date.UTC(2026, 10, 22, 10, 0, given.id % 60),
    via: 'tunnel',
    method: 'POST',
    url: '/in/token',
    stray: false,
    broken: null,
    bodyBytes: 412,
    bodyEnded: 'complete',
    kind: 'sms',
    to: '+15125550100',
    subject: null,
    preview: 'Hello',
    attachments: 0,
    errors: 0,
    warnings: 0,
    signature: 'missing',
    reply: { status: 200, ms: 2 },
    pinned: false,
    imported: false,
    attempt: 1,
    dispatches: null,
    ...given,
  };
}

/** What an inspector with this many SMS counts, none of which is signed. */
function countsOf(total: number): Pick<Rows, 'counts' | 'hasSigned'> {
  const none = { email: 0, problem: 0, other: 0, stray: 0 };
  return { counts: { all: total, sms: total, ...none }, hasSigned: false };
}

/** What an inspector with `total` requests answers: ids count from 1, newest first. */
export function rowsOf(total: number, { from, count }: { from: number; count: number }): Rows {
  const length = Math.max(0, Math.min(count, total - from));
  const rows = Array.from({ length }, (_, offset) => summary({ id: total - from - offset }));
  return { total, from, moved: 0, rows, ...countsOf(total), counted: true, fault: null };
}

/** An inspector's list, newest first, that requests come to and go from; it answers as the real one does. */
export function listOf(total: number) {
  let ids = Array.from({ length: total }, (_, index) => total - index);
  let lastId = total;
  return {
    ids: () => ids,
    come(count: number) {
      for (let n = 0; n < count; n += 1) ids = [(lastId += 1), ...ids];
    },
    /** The oldest make room. */
    trim: (count: number) => void (ids = ids.slice(0, Math.max(0, ids.length - count))),
    go: (gone: readonly number[]) => void (ids = ids.filter((id) => !gone.includes(id))),
    answer({ from, count, anchor }: Omit<RowRange, 'filter'>): Rows {
      const newer = anchor && ids.filter((id) => id > anchor.id).length;
      const moved = anchor === undefined || newer === undefined ? 0 : newer - anchor.index;
      const start = Math.min(Math.max(0, from + moved), ids.length);
      const rows = ids.slice(start, start + count).map((id) => summary({ id }));
      const known = { total: ids.length, ...countsOf(ids.length), counted: true, fault: null };
      return { ...known, from: start, moved, rows };
    },
  };
}
