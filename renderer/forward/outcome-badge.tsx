import { Clock, LoaderCircle, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DispatchOutcome } from '../../shared/dispatches.ts';
import { Badge } from '../ui/badge.tsx';
import { resultOf, resultTone, useResultTexts } from '../ui/dispatch-outcome.ts';

/** The outcome of a dispatch, as icon, words and colour. */
export function OutcomeBadge({ outcome }: { readonly outcome: DispatchOutcome }) {
  const { t } = useTranslation('dispatches');
  const { resultLong } = useResultTexts();
  const result = resultOf(outcome);
  if (result !== null) return <Badge tone={resultTone(result)}>{resultLong(result)}</Badge>;
  if (outcome.is === 'skipped') return <Badge icon={SkipForward}>{t('outcome.skipped')}</Badge>;
  return outcome.is === 'sending' ? (
    <Badge icon={LoaderCircle}>{t('outcome.sending')}</Badge>
  ) : (
    <Badge icon={Clock}>{t('outcome.waiting')}</Badge>
  );
}
