import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../shared/contract/arguments.ts';
import type { ListChoice } from '../../shared/list-filter.ts';
import { useWindow } from '../store/use-window.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { chosenOption, queryFilters, withOption, withoutOptions } from './query-filters.ts';
import { useChoiceCounts } from './use-choice-counts.ts';

/** Choices in the menu, because they are rarely wanted. */
export const choicesInMenu: readonly ListChoice[] = ['other', 'stray'];

export interface FilterChipsProps {
  /** As it is typed. */
  readonly query: string;
  readonly onChange: (filter: Filter) => void;
}

/** The menu of the less common filters. Its button names what is chosen in it. */
export function MoreFilters({ query, onChange }: FilterChipsProps) {
  const { t } = useTranslation(['list', 'findings', 'signature', 'window', 'dispatches']);
  const show = useWindow((state) => state.filter.show);
  const countOf = useChoiceCounts();

  const chosen = queryFilters.flatMap((filter) => {
    const option = chosenOption(filter, query);
    if (option === null) return [];
    const choice = t(option.label);
    const { chosenLabel } = filter;
    return [chosenLabel === undefined ? choice : t(chosenLabel, { verdict: choice, choice })];
  });
  const all = choicesInMenu.includes(show) ? [t(`window:list.chip.${show}`), ...chosen] : chosen;
  const [only] = all;

  const items: readonly MenuEntry[] = [
    ...choicesInMenu.map((choice) => ({
      label: t(`window:list.chip.${choice}`),
      checked: show === choice,
      ...hint(countOf(choice)?.short),
      onSelect: () => onChange({ text: query, show: show === choice ? 'all' : choice }),
    })),
    'separator',
    ...queryFilters.map((filter) => {
      const option = chosenOption(filter, query);
      const choose = (next: typeof option) =>
        onChange({ text: withOption(filter, query, next), show });
      return {
        label: t(filter.label),
        ...hint(option === null ? undefined : t(option.label)),
        items: [
          { label: t(filter.anyLabel), checked: option === null, onSelect: () => choose(null) },
          ...filter.options.map((one) => ({
            label: t(one.label),
            ...(one.icon && { icon: one.icon }),
            checked: one === option,
            onSelect: () => choose(one),
          })),
        ],
      };
    }),
    ...(all.length > 0
      ? ([
          'separator',
          {
            label: t('filter.none'),
            onSelect: () => onChange({ text: withoutOptions(query), show: 'all' }),
          },
        ] as const)
      : []),
  ];
  return (
    <Menu
      items={items}
      trigger={
        <button
          type="button"
          className="chip chip-more"
          aria-pressed={all.length > 0}
          title={t('filter.hint')}
        >
          <span className="truncate">
            {all.length > 1
              ? t('filter.several', { count: all.length })
              : (only ?? t('filter.more'))}
          </span>
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    />
  );
}

function hint(text: string | undefined): { readonly hint?: string } {
  return text === undefined ? {} : { hint: text };
}
