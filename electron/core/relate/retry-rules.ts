import { kindTable, type Kind } from '../../../shared/kinds.ts';
import type { Remark } from '../../../shared/related.ts';
import { longestRetriesMs, retryClocks } from '../../../shared/retry-clock.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { remark } from './remark.ts';

/**
 * HighLevel's pages contradict each other about its retries, so remarks name both. No page says that they apply to a
 * Delivery URL, but nothing speaks against it.
 */
const retries = retryClocks.guide.afterFailure.pausesMs.length;
const triesAfter429 = retryClocks['help-centre'].after429.pausesMs.length;

/** The previous attempt, with what decides about a retry. */
export type Earlier = Pick<RequestSummary, 'id' | 'receivedAt' | 'reply'>;

/**
 * How late the end of a reply may be noticed, in milliseconds: its sender may have received it, and sent again, before.
 */
const noticedWithinMs = 50;

/**
 * Explains an attempt by the one before it.
 *
 * @param sameWebhook `false` when both name a `webhookId` and it is not the same.
 */
export function explainAttempt(
  { attempt, receivedAt, kind }: Pick<RequestSummary, 'attempt' | 'receivedAt' | 'kind'>,
  { id: before, receivedAt: earlierAt, reply }: Earlier,
  sameWebhook: boolean,
): Remark {
  if (isNeverRetried(kind)) return remark('same-again', { before });
  if (!sameWebhook) return remark('announced-again');
  if (receivedAt - earlierAt > longestRetriesMs) {
    const days = Math.round((receivedAt - earlierAt) / 86_400_000);
    return remark('retry.too-late', { before, days });
  }
  if (attempt > retries + 1) return remark('retry.too-many', { attempt });
  if (reply !== null && earlierAt + reply.ms - noticedWithinMs > receivedAt) {
    return remark('retry.before-reply', { before, ms: Math.round(reply.ms) });
  }
  const status = reply?.status ?? null;
  if (status === null) return remark('retry.after-silence', { before });
  return remark(isSuccess(status) ? 'retry.after-success' : 'retry.after-failure', {
    before,
    status,
  });
}

/** Whether more attempts are to be expected after the last one; `null` for kinds without a known rule. */
export function explainOutlook({
  id: last,
  reply,
  attempt,
  kind,
}: Pick<RequestSummary, 'id' | 'reply' | 'attempt' | 'kind'>): Remark | null {
  if (isNeverRetried(kind)) return null;
  const status = reply?.status ?? null;
  if (status !== null && isSuccess(status)) return remark('outlook.done', { last, status });
  const left = retries + 1 - attempt;
  if (left <= 0) return remark('outlook.spent');
  if (status === null) return remark('outlook.silent', { last, left });
  if (status !== 429) return remark('outlook.more', { last, status, left });
  const tries = triesAfter429 + 1 - attempt;
  return tries <= 0
    ? remark('outlook.spent-429', { last, left })
    : remark('outlook.more-429', { last, tries, left });
}

function isNeverRetried(kind: Kind | null): boolean {
  return kind !== null && !kindTable[kind].isRetried;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
