import type { Rows } from '../../shared/contract.ts';
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
    attempt: 1,
    ...given,
  };
}

/** What an inspector with `total` requests answers: ids count from 1, newest first. */
export function rowsOf(total: number, { from, count }: { from: number; count: number }): Rows {
  const length = Math.max(0, Math.min(count, total - from));
  const rows = Array.from({ length }, (_, offset) => summary({ id: total - from - offset }));
  return { total, from, rows, counted: true, fault: null };
}
