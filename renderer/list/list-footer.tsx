import { Rows2, Rows4, SlidersHorizontal, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { densities, type Density } from '../../shared/appearance.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { Menu } from '../ui/menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ImportMenu } from './import-menu.tsx';
import { SelectedCount, SelectionActions } from './selection-bar.tsx';
import './list-footer.css';

/** How many requests are shown or selected, and what can be done with all of them. */
export function ListFooter() {
  const many = useWindow((state) => state.many);
  const work = useWindow((state) => state.work);
  const { t } = useTranslation();
  return (
    <footer className="request-list-footer">
      <span className="request-list-footer-count truncate" role="status">
        {many === null ? <ShownCount /> : <SelectedCount many={many} />}
      </span>
      {work !== null && (
        <span className="request-list-footer-late truncate">{t(`work.${work}`)}</span>
      )}
      <Searching />
      <span className="request-list-footer-actions">
        {many === null ? <ListActions /> : <SelectionActions many={many} />}
      </span>
    </footer>
  );
}

function ShownCount() {
  const { t, i18n } = useTranslation();
  const { total, counted, counts } = useWindow((state) => state.view);
  const shownFilter = useWindow((state) => state.shownFilter);
  if (shownFilter === null) return null;
  const isFiltered = shownFilter.text !== '' || shownFilter.show !== 'all';
  return t(!counted ? 'list.counting' : isFiltered ? 'list.countOf' : 'list.count', {
    count: total,
    shown: formatNumber(total, i18n.language),
    all: formatNumber(counts.all, i18n.language),
  });
}

function Searching() {
  const { t } = useTranslation();
  const isSearching = useWindow(
    ({ shownFilter, filter, listFault, queryFault }) =>
      shownFilter !== null && shownFilter !== filter && listFault === null && queryFault === null,
  );
  return (
    isSearching && <span className="request-list-footer-late truncate">{t('list.searching')}</span>
  );
}

function ListActions() {
  const { t } = useTranslation();
  const total = useWindow((state) => state.view.total);
  const isCurrent = useWindow((state) => state.shownFilter === state.filter);
  const clearList = useWindow((state) => state.clearList);
  return (
    <>
      <Button
        variant="quiet"
        icon={Trash2}
        disabled={total === 0 || !isCurrent}
        aria-label={t('removal.clear')}
        title={t('removal.clearHint')}
        onClick={() => inBackground(clearList())}
      />
      <ImportMenu />
      <ExportMenu />
      <ViewMenu />
    </>
  );
}

const densityIcon = { comfortable: Rows2, compact: Rows4 } as const;

/** How the list looks. */
function ViewMenu() {
  const { t } = useTranslation('list');
  const density = useWindow(({ inspector }) => inspector?.settings.density);
  const changeSettings = useWindow((state) => state.changeSettings);
  const choose = (chosen: Density) => inBackground(changeSettings({ density: chosen }));
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          icon={SlidersHorizontal}
          aria-label={t('view.button')}
          title={t('view.hint')}
        />
      }
      items={densities.map((one) => ({
        label: t(`view.${one}`),
        icon: densityIcon[one],
        checked: one === density,
        onSelect: () => choose(one),
      }))}
    />
  );
}
