import { useTranslation } from 'react-i18next';
import type { DestinationState } from '../../shared/destinations.ts';
import { formatNumber } from './format.ts';
import { useTimes } from './use-times.ts';

/**
 * The condition of a destination in the user's words: `Down since 12:03 · 217 wait`. Screen readers do not announce the
 * count, which changes with each request.
 */
export function ConditionText({ state }: { readonly state: DestinationState }) {
  const { t, i18n } = useTranslation('destinations');
  const times = useTimes();
  const { is, since, checkedAt, waiting } = state;
  const counts = { count: waiting, shown: formatNumber(waiting, i18n.language) };
  const name = is === 'up' && checkedAt === null ? 'untried' : is;
  return (
    <span>
      {t(`state.${name}`, { time: since === null ? '' : times.short(since, Date.now()) })}
      {waiting > 0 && (
        <span aria-live="off">
          {is === 'back' ? `: ${t('state.meanwhile', counts)}` : ` · ${t('state.waiting', counts)}`}
        </span>
      )}
    </span>
  );
}
