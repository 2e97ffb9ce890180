import { useTranslation } from 'react-i18next';
import type { ListChoice } from '../../shared/list-filter.ts';
import { useWindow } from '../store/use-window.ts';
import { formatNumber, numberFormat } from '../ui/format.ts';

interface ChoiceCount {
  /** `45`, `12K`. */
  readonly short: string;
  readonly spoken: string;
}

/**
 * How many requests there are of each choice: of the whole list, and so unknown while a query narrows it. A million requests
 * would have to be searched once for each choice.
 */
export function useChoiceCounts(): (show: ListChoice) => ChoiceCount | null {
  const { t, i18n } = useTranslation();
  const counts = useWindow((state) => state.view.counts);
  const isKnown = useWindow(
    ({ shownFilter, filter }) => shownFilter?.text === '' && filter.text === '',
  );
  return (show) => {
    if (!isKnown) return null;
    const count = counts[show];
    const shown = formatNumber(count, i18n.language);
    return {
      short: count < 10_000 ? shown : compact(count, i18n.language),
      spoken: t('list.count', { count, shown }),
    };
  };
}

function compact(count: number, locale: string): string {
  return numberFormat(locale, { notation: 'compact' }).format(count);
}
