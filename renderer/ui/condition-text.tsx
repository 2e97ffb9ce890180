import { useTranslation } from 'react-i18next';
import type { DestinationState } from '../../shared/destinations.ts';
import { formatNumber } from './format.ts';

/**
 * The condition of a destination in the user's words: `Down since 12:03 · 217 wait`. Screen readers do not announce the
 * count, which changes with each request.
 */
export function ConditionText({ state }: { readonly state: DestinationState }) {
  const { t, i18n } = useTranslation('destinations');
  const { is, since, checkedAt, waiting } = state;
  const counts = { count: waiting, shown: formatNumber(waiting, i18n.language) };
  const name = is === 'up' && checkedAt === null ? 'untried' : is;
  return (
    <span>
      {t(`state.${name}`, { time: shortTime(since, i18n.language) })}
      {waiting > 0 && (
        <span aria-live="off">
          {is === 'back' ? `: ${t('state.meanwhile', counts)}` : ` · ${t('state.waiting', counts)}`}
        </span>
      )}
    </span>
  );
}

/** The time of day; with the date when it was not today. */
function shortTime(at: number | null, locale: string): string {
  if (at === null) return '';
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
