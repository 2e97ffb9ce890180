import { useTranslation } from 'react-i18next';
import type { PlayDelivery } from '../../shared/play.ts';
import { Badge } from '../ui/badge.tsx';
import { Countdown } from './countdown.tsx';
import { stateOf } from './lane.ts';

/** How a message stands: how it ended, or when it is tried again. */
export function LaneState({ delivery: { attempts, end } }: { readonly delivery: PlayDelivery }) {
  const { t } = useTranslation('play');
  const last = attempts.at(-1);
  if (end === 'accepted')
    return (
      <Badge tone="ok">
        {attempts.length === 1
          ? t('lane.accepted')
          : t('lane.acceptedAt', { attempt: attempts.length })}
      </Badge>
    );
  if (end !== null)
    return <Badge tone={end === 'stopped' ? 'info' : 'error'}>{t(`lane.${end}`)}</Badge>;
  if (last === undefined) return t('lane.queued');
  if (stateOf(last, false) !== 'waiting') return t('lane.sending');
  return <Countdown at={last.plannedAt}>{(time) => t('lane.next', { time })}</Countdown>;
}
