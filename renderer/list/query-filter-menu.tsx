import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../ui/menu.tsx';
import { chosenOption, withOption, type QueryFilter } from './query-filters.ts';

interface QueryFilterMenuProps {
  readonly filter: QueryFilter;
  readonly query: string;
  readonly onChange: (query: string) => void;
}

/** A menu that narrows the list by one key of the query. */
export function QueryFilterMenu({ filter, query, onChange }: QueryFilterMenuProps) {
  const { t } = useTranslation(['findings', 'signature', 'window', 'dispatches']);
  const chosen = chosenOption(filter, query);
  const chosenLabel = chosen === null ? null : t(chosen.label);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="chip chip-menu" aria-pressed={chosen !== null}>
          {chosenLabel === null
            ? t(filter.label)
            : filter.chosenLabel === undefined
              ? chosenLabel
              : t(filter.chosenLabel, { verdict: chosenLabel, choice: chosenLabel })}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
      items={[
        {
          label: t(filter.anyLabel),
          ...(chosen === null && { icon: Check }),
          onSelect: () => onChange(withOption(filter, query, null)),
        },
        ...filter.options.map((option) => {
          const icon = option === chosen ? Check : option.icon;
          return {
            label: t(option.label),
            ...(icon && { icon }),
            onSelect: () => onChange(withOption(filter, query, option)),
          };
        }),
      ]}
    />
  );
}
