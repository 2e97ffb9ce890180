import { useRef } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { useShortcut } from '../ui/shortcuts.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { BackgroundLines } from './background-lines.tsx';
import { CopyNotice } from './copy-notice.tsx';
import { ExportNotices } from './export-notices.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListFooter } from './list-footer.tsx';
import { ListHead } from './list-head.tsx';
import { NoRows } from './no-rows.tsx';
import { RequestRows } from './request-rows.tsx';
import { PlayNotices } from './play-notices.tsx';
import { RunNotices } from './run-notices.tsx';
import { RemovalNotice } from './removal-notice.tsx';
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

  const region = useKeptFocus<HTMLElement>(
    (list) => list.querySelector('[role="listbox"]') ?? list.querySelector('.no-rows'),
  );
  useSearchRequests();
  useShortcut('search', () => {
    // A hidden field can't have the focus.
    flushSync(() => showPane('list'));
    search.current?.select();
  });

  return (
    <section ref={region} className="request-list" aria-label={t('parts.list')}>
      <FilterBar input={search} />
      <ListHead />
      {total === 0 ? <NoRows firstSteps={firstSteps} /> : <RequestRows onOpen={onOpen} />}
      {total > 0 && <StaleNotice />}
      <BackgroundLines />
      <div className="list-notices">
        {importNotices}
        <ExportNotices />
        <RunNotices />
        <PlayNotices />
        <CopyNotice />
        <RemovalNotice />
      </div>
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
