import { useTranslation } from 'react-i18next';
import type { DestinationState } from '../../shared/destinations.ts';
import { formatNumber } from './format.ts';

/** The condition of a destination in the user's words: `Down since 12:03 · 217 wait`. */
export function useConditionText(): (state: DestinationState) => string {
  const { t, i18n } = useTranslation('destinations');
  return ({ is, since, checkedAt, waiting }) => {
    const counts = { count: waiting, shown: formatNumber(waiting, i18n.language) };
    const waits = waiting === 0 ? '' : ` · ${t('state.waiting', counts)}`;
    switch (is) {
      case 'off':
        return `${t('state.off')}${waits}`;
      case 'up':
        return `${t(checkedAt === null ? 'state.untried' : 'state.up')}${waits}`;
      case 'down':
        return `${t('state.down', { time: shortTime(since, i18n.language) })}${waits}`;
      case 'back':
        return t('state.back', counts);
      case 'loop':
        return `${t('state.loop')}${waits}`;
    }
  };
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
