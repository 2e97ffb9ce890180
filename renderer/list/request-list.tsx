import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { inBackground } from '../ui/failures.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { BackgroundLines } from './background-lines.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ExportNotices } from './export-notices.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NoRows } from './no-rows.tsx';
import { RequestRows } from './request-rows.tsx';
import { RemovalNotice } from './removal-notice.tsx';
import './request-list.css';

interface RequestListProps {
  /** Stands in the list's place until the first request has come. */
  readonly firstSteps: ReactNode;
  /** The reader wants to look into the chosen request. */
  readonly onOpen: () => void;
}

/** Answers "did it arrive, and is it all right?". */
export function RequestList({ firstSteps, onOpen }: RequestListProps) {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  const total = useWindow((state) => state.view.total);

  useShortcut('search', () => search.current?.select());

  return (
    <section className="request-list" aria-label={t('parts.list')}>
      <FilterBar search={search} />
      {total === 0 ? <NoRows firstSteps={firstSteps} /> : <RequestRows onOpen={onOpen} />}
      {total > 0 && <StaleNotice />}
      <BackgroundLines />
      <RemovalNotice />
      <ExportNotices />
      <ListFooter />
    </section>
  );
}

/** Says that the rows are not what they would be now. Without an inspector, the address bar says it. */
function StaleNotice() {
  const { t } = useTranslation();
  const fault = useWindow((state) => state.listFault);
  const connected = useWindow((state) => state.connected);
  const refresh = useWindow((state) => state.refresh);
  if (fault === null || connected === false) return null;
  return (
    <Notice severity="error" action={<Button onClick={refresh}>{t('tryAgain')}</Button>}>
      {t('list.fault')} <SenderText text={fault} />
    </Notice>
  );
}

function ListFooter() {
  const { t, i18n } = useTranslation();
  const { total, counted, all } = useWindow((state) => state.view);
  const known = useWindow((state) => state.answered !== null);
  const isFiltered = useWindow(
    ({ answered }) => answered !== null && (answered.text !== '' || answered.show !== 'all'),
  );
  const words = new Intl.NumberFormat(i18n.language);
  const current = useWindow((state) => state.answered === state.filter);
  const stuck = useWindow((state) => state.listFault !== null || state.queryFault !== null);
  const clearList = useWindow((state) => state.clearList);
  return (
    <footer className="request-list-footer">
      <span role="status">
        {known &&
          t(!counted ? 'list.counting' : isFiltered ? 'list.countOf' : 'list.count', {
            count: total,
            shown: words.format(total),
            all: words.format(all),
          })}
      </span>
      {known && !current && !stuck && (
        <span className="request-list-searching">{t('list.searching')}</span>
      )}
      <span className="request-list-actions">
        <Button
          variant="quiet"
          icon={Trash2}
          disabled={total === 0 || !current}
          title={t('removal.clearHint')}
          onClick={() => inBackground(clearList())}
        >
          {t('removal.clear')}
        </Button>
        <ExportMenu />
      </span>
    </footer>
  );
}
