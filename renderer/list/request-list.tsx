import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { inBackground } from '../ui/failures.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { BackgroundLines } from './background-lines.tsx';
import { CopyNotice } from './copy-notice.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ExportNotices } from './export-notices.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ImportMenu } from './import-menu.tsx';
import { NoRows } from './no-rows.tsx';
import { RequestRows } from './request-rows.tsx';
import { RunNotices } from './run-notices.tsx';
import { RemovalNotice } from './removal-notice.tsx';
import { SelectedCount, SelectionActions } from './selection-bar.tsx';
import { useSearchRequests } from './use-search-requests.ts';
import './request-list.css';

interface RequestListProps {
  /** Shown instead of the list until the first request is received. */
  readonly firstSteps: ReactNode;
  /** The progress and the results of imports. */
  readonly importNotices: ReactNode;
  /** Moves the focus to the selected request's detail. */
  readonly onOpen: () => void;
}

/** The list of requests with its filters, notices and actions. Answers "did it arrive, and is it all right?". */
export function RequestList({ firstSteps, importNotices, onOpen }: RequestListProps) {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  const total = useWindow((state) => state.view.total);
  const showPane = useWindow((state) => state.showPane);

  useSearchRequests();
  useShortcut('search', () => {
    // A hidden field can't have the focus.
    flushSync(() => showPane('list'));
    search.current?.select();
  });

  return (
    <section className="request-list" aria-label={t('parts.list')}>
      <FilterBar input={search} />
      {total === 0 ? <NoRows firstSteps={firstSteps} /> : <RequestRows onOpen={onOpen} />}
      {total > 0 && <StaleNotice />}
      <BackgroundLines />
      <RemovalNotice />
      {importNotices}
      <CopyNotice />
      <ExportNotices />
      <RunNotices />
      <ListFooter />
    </section>
  );
}

/** Says that the rows could not be updated. While the inspector is not connected, the address bar says so. */
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
  const { total, counted, counts } = useWindow((state) => state.view);
  const isLoaded = useWindow((state) => state.shownFilter !== null);
  const isFiltered = useWindow(
    ({ shownFilter }) =>
      shownFilter !== null && (shownFilter.text !== '' || shownFilter.show !== 'all'),
  );
  const isCurrent = useWindow((state) => state.shownFilter === state.filter);
  const hasFailed = useWindow((state) => state.listFault !== null || state.queryFault !== null);
  const clearList = useWindow((state) => state.clearList);
  const many = useWindow((state) => state.many);
  const work = useWindow((state) => state.work);
  return (
    <footer className="request-list-footer">
      <span role="status">
        {many !== null && <SelectedCount many={many} />}
        {many === null &&
          isLoaded &&
          t(!counted ? 'list.counting' : isFiltered ? 'list.countOf' : 'list.count', {
            count: total,
            shown: formatNumber(total, i18n.language),
            all: formatNumber(counts.all, i18n.language),
          })}
      </span>
      {work !== null && <span className="request-list-searching">{t(`work.${work}`)}</span>}
      {isLoaded && !isCurrent && !hasFailed && (
        <span className="request-list-searching">{t('list.searching')}</span>
      )}
      <span className="request-list-actions">
        {many === null ? (
          <>
            <Button
              variant="quiet"
              icon={Trash2}
              disabled={total === 0 || !isCurrent}
              title={t('removal.clearHint')}
              onClick={() => inBackground(clearList())}
            >
              {t('removal.clear')}
            </Button>
            <ImportMenu />
            <ExportMenu />
          </>
        ) : (
          <SelectionActions many={many} />
        )}
      </span>
    </footer>
  );
}
