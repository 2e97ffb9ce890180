import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../shared/detail.ts';
import type { Dispatch } from '../../../shared/dispatches.ts';
import { outcomeOf } from '../../../shared/reply-outcome.ts';
import { resultOf, resultTone, useResultTexts } from '../../ui/dispatch-outcome.ts';

/** What went wrong after a request was received, and the tab that says more. */
export interface DeliveryProblem {
  readonly tone: 'error' | 'warning';
  readonly text: string;
  readonly tab: 'related' | 'forwarded';
}

/**
 * The reply that the CRM takes for a failure, otherwise the destination that did not accept the request. These are the
 * problems that the list counts beside those of the request itself; a stray is refused on purpose.
 */
export function useDeliveryProblem(
  { request, reply }: RequestDetail,
  dispatches: readonly Dispatch[],
): DeliveryProblem | null {
  const { t } = useTranslation(['findings', 'replies']);
  const { resultLong } = useResultTexts();
  if (reply !== null && !request.stray && !isSuccess(reply.status)) {
    const { status } = reply;
    const outcome = t(`replies:outcome.${outcomeOf(reply)}`, { status });
    const tone = status !== null && status < 400 ? 'warning' : 'error';
    return { tone, text: t('strip.reply', { outcome }), tab: 'related' };
  }
  for (const { destination, outcome } of lastAtEach(dispatches)) {
    const result = resultOf(outcome);
    if (result === null || destination === null) continue;
    const tone = resultTone(result);
    if (tone !== 'error' && tone !== 'warning') continue;
    const { name } = destination;
    return {
      tone,
      text: t('strip.forwarding', { name, result: resultLong(result) }),
      tab: 'forwarded',
    };
  }
  return null;
}

/** The newest ended dispatch at each destination. */
function lastAtEach(dispatches: readonly Dispatch[]): Iterable<Dispatch> {
  const last = new Map<string, Dispatch>();
  for (const one of dispatches)
    if (one.destination !== null && resultOf(one.outcome) !== null)
      last.set(one.destination.id, one);
  return last.values();
}

function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299;
}
