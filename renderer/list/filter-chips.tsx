import { useTranslation } from 'react-i18next';
import { listChoices } from '../../shared/list-filter.ts';
import { useWindow } from '../store/use-window.ts';
import { choicesInMenu, MoreFilters, type FilterChipsProps } from './more-filters.tsx';
import { useChoiceCounts } from './use-choice-counts.ts';

/** What the list shows, on one line: the common choices with their counts, and a menu with all others. */
export function FilterChips({ query, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const shown = useWindow((state) => state.filter.show);
  const countOf = useChoiceCounts();
  return (
    <div className="filter-chips" role="group" aria-label={t('list.show')}>
      {listChoices
        .filter((show) => !choicesInMenu.includes(show))
        .map((show) => (
          <button
            key={show}
            type="button"
            className="chip"
            aria-pressed={shown === show}
            title={countOf(show)?.spoken}
            onClick={() => onChange({ text: query, show })}
          >
            <span className="truncate">{t(`list.chip.${show}`)}</span>
            <span className="chip-count" aria-hidden>
              {countOf(show)?.short}
            </span>
          </button>
        ))}
      <MoreFilters query={query} onChange={onChange} />
    </div>
  );
}
