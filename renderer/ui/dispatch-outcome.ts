import { useTranslation } from 'react-i18next';
import type { DispatchFault, DispatchOutcome } from '../../shared/dispatches.ts';
import type { Tone } from './tone.ts';

/** How a dispatch ended: with a status, or without a whole answer. */
export type DispatchResult = number | DispatchFault;

/** What the user decided is not a failure of the server. */
const ourDecision: ReadonlySet<DispatchResult> = new Set(['stopped', 'removed']);

export function resultTone(result: DispatchResult): Tone {
  if (typeof result !== 'number') return ourDecision.has(result) ? 'info' : 'error';
  if (result < 300) return 'ok';
  return result < 400 ? 'warning' : 'error';
}

/** @returns the result of a dispatch that ended by an answer or a fault; `null` for every other. */
export function resultOf(outcome: DispatchOutcome): DispatchResult | null {
  if (outcome.is === 'answered') return outcome.status;
  return outcome.is === 'failed' ? outcome.fault : null;
}

const statusClasses = ['information', 'accepted', 'redirect', 'refused', 'failed'] as const;

/** The results of dispatches in the user's words. */
export function useResultTexts() {
  const { t } = useTranslation('dispatches');
  return {
    /** `500`, or `timed out`. */
    resultShort: (result: DispatchResult) =>
      typeof result === 'number' ? String(result) : t(`fault.${result}.short`),
    /** `500 · server failed`, or `timed out`. */
    resultLong(result: DispatchResult): string {
      if (typeof result !== 'number') return t(`fault.${result}.short`);
      const meaning = statusClasses[Math.floor(result / 100) - 1] ?? 'failed';
      return t('status', { status: result, meaning: t(`meaning.${meaning}`) });
    },
    /** A sentence with the next step. */
    faultSentence: (fault: DispatchFault) => t(`fault.${fault}.sentence`),
  };
}
