import type { CrmAnswer } from '../../../shared/crm-api.ts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { resultTone, useResultTexts } from '../../ui/dispatch-outcome.ts';
import type { Tone } from '../../ui/tone.ts';

/** How a try of a call ended, as icon, words and colour. */
export function LastOutcome({ answer }: { readonly answer: CrmAnswer | null }) {
  const { t } = useTranslation('crm-calls');
  const { resultLong } = useResultTexts();
  if (answer === null) return null;
  const { outcome } = answer;
  const tone: Tone =
    outcome.is === 'answered'
      ? resultTone(outcome.status)
      : outcome.fault === 'stopped'
        ? 'info'
        : 'error';
  return (
    <Badge tone={tone}>
      {outcome.is === 'answered' ? resultLong(outcome.status) : t(`faultShort.${outcome.fault}`)}
    </Badge>
  );
}
