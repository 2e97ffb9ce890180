import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { everything } from '../../../shared/list-filter.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { fieldQuery } from './field-query.ts';

/** A value of a field, as the webhook names it. */
interface FieldValue {
  readonly name: string;
  readonly value: string;
}

/** A value that filters the list by itself when it is clicked, or its plain text when nothing can be found by it. */
export function FilterLink({
  name,
  value,
  children,
}: FieldValue & { readonly children: ReactNode }) {
  const { t } = useTranslation('detail');
  const filterBy = useFilterBy();
  const query = fieldQuery(name, value);
  if (query === null) return <span className="selectable">{children}</span>;
  return (
    <button
      type="button"
      className="filter-link"
      title={t('filterBy', { query })}
      onClick={() => filterBy(query)}
    >
      {children}
    </button>
  );
}

/** The same as a button beside the value; nothing where nothing can be found by it. */
export function FilterButton({ name, value }: FieldValue) {
  const { t } = useTranslation('detail');
  const filterBy = useFilterBy();
  const query = fieldQuery(name, value);
  if (query === null) return null;
  const label = t('filterBy', { query });
  return (
    <Button
      variant="quiet"
      icon={ListFilter}
      aria-label={label}
      title={label}
      onClick={() => filterBy(query)}
    />
  );
}

/** Shows the requests that a query finds, in the list. */
function useFilterBy(): (query: string) => void {
  const setFilter = useWindow((state) => state.setFilter);
  const showPane = useWindow((state) => state.showPane);
  return (query) => {
    setFilter({ ...everything, text: query });
    showPane('list');
  };
}
