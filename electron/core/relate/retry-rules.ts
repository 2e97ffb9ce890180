import type { Remark } from '../../../shared/related.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { remark } from './remark.ts';

/**
 * The rules by which HighLevel repeats an app's webhook, as its integration guide has them since April
 * 2026: anything but a 2xx, and no reply at all, is repeated up to 12 times with growing pauses. No page
 * says that they hold for a Delivery URL, but nothing speaks against it.
 */
const retries = 12;

/** The attempt before, with what of it decides on a retry. */
export type Earlier = Pick<RequestSummary, 'id' | 'receivedAt' | 'reply'>;

/**
 * What an attempt means after the one before it.
 *
 * @param sameWebhook `false` when both name a `webhookId` and it is not the same.
 */
export function readAttempt(
  { attempt, receivedAt }: Pick<RequestSummary, 'attempt' | 'receivedAt'>,
  { id: before, receivedAt: earlierAt, reply }: Earlier,
  sameWebhook: boolean,
): Remark {
  if (!sameWebhook) return remark('announced-again');
  if (attempt > retries + 1) return remark('retry.too-many', { attempt });
  if (reply !== null && earlierAt + reply.ms > receivedAt) {
    return remark('retry.before-reply', { before, ms: Math.round(reply.ms) });
  }
  const status = reply?.status ?? null;
  if (status === null) return remark('retry.after-silence', { before });
  return remark(isSuccess(status) ? 'retry.after-success' : 'retry.after-failure', {
    before,
    status,
  });
}

/** Whether more attempts are to be expected after the last that came. */
export function readOutlook({
  id: last,
  reply,
  attempt,
}: Pick<RequestSummary, 'id' | 'reply' | 'attempt'>): Remark {
  const status = reply?.status ?? null;
  if (status !== null && isSuccess(status)) return remark('outlook.done', { last, status });
  const left = retries + 1 - attempt;
  if (left <= 0) return remark('outlook.spent');
  return status === null
    ? remark('outlook.silent', { last, left })
    : remark('outlook.more', { last, status, left });
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
