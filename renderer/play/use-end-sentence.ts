import { useTranslation } from 'react-i18next';
import type { PlayDelivery, PlayRun } from '../../shared/play.ts';
import { formatNumber } from '../ui/format.ts';
import { durationText } from './duration-text.ts';

/** The outcome of a play, and how long HighLevel would have taken, in one or two sentences. */
export function useEndSentence(): (run: PlayRun, deliveries: readonly PlayDelivery[]) => string {
  const { t, i18n } = useTranslation('play');
  const duration = (ms: number) => durationText(ms, i18n.language);
  const number = (count: number) => formatNumber(count, i18n.language);
  return (run, deliveries) => {
    const { total, accepted, attempts, realMs, startedAt, endedAt, isStopped } = run;
    const times = { real: duration(realMs), here: duration((endedAt ?? startedAt) - startedAt) };
    const count = number(attempts);
    const sentence = () => {
      if (total > 1 && attempts <= total)
        return t('end.allHere', { accepted: number(accepted), total: number(total), ...times });
      if (total > 1) {
        const first = deliveries.filter(
          ({ end, attempts: made }) => end === 'accepted' && made.length === 1,
        );
        return t('end.all', {
          ...{ accepted: number(accepted), total: number(total), first: number(first.length) },
          ...{ count, ...times },
        });
      }
      if (accepted === 1)
        return attempts === 1
          ? t('end.acceptedFirst')
          : t('end.acceptedAt', { attempt: count, ...times });
      return attempts <= 1 ? t('end.neverOnce') : t('end.never', { count, ...times });
    };
    return isStopped ? t('end.stopped', { text: sentence() }) : sentence();
  };
}
