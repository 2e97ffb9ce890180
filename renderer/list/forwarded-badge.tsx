import { Clock, Forward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DispatchSummary } from '../../shared/dispatches.ts';
import { Badge } from '../ui/badge.tsx';
import { resultTone, useResultTexts } from '../ui/dispatch-outcome.ts';
import { toneIcon } from '../ui/tone.ts';
import './forwarded-badge.css';

/** What the servers answered to which a request was sent: the last two results, such as `500 → 200`. */
export function ForwardedBadge({ dispatches }: { readonly dispatches: DispatchSummary | null }) {
  const { t } = useTranslation('dispatches');
  const { resultShort, resultLong } = useResultTexts();
  if (dispatches === null) return null;
  const { last, isWaiting } = dispatches;
  const newest = last.at(-1);
  if (newest === undefined)
    return isWaiting ? (
      <Badge icon={Clock} spoken={t('row.waiting')}>
        {t('row.waits')}
      </Badge>
    ) : null;
  const spoken = [
    last.length > 1
      ? t('row.twice', { before: resultLong(last[0] ?? newest), now: resultLong(newest) })
      : t('row.once', { now: resultLong(newest) }),
    ...(isWaiting ? [t('row.waiting')] : []),
  ].join(' ');
  const tone = resultTone(newest);
  const Icon = toneIcon[tone];
  return (
    <Badge icon={Forward} spoken={spoken}>
      <span className="forwarded-results">
        {last.length > 1 && last[0] !== undefined && (
          <span className={`forwarded-before tone-${resultTone(last[0])}`}>
            {resultShort(last[0])} →
          </span>
        )}
        <span className={`forwarded-now tone-${tone}`}>
          {resultShort(newest)}
          <Icon size={12} />
        </span>
        {isWaiting && <Clock size={12} />}
      </span>
    </Badge>
  );
}
