import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareView } from './compare/compare-view.tsx';
import { DetailPane } from './detail/detail-pane.tsx';
import { RequestList } from './list/request-list.tsx';
import { Destinations } from './forward/destinations.tsx';
import { SendingDialogs } from './forward/sending-dialogs.tsx';
import { AddressBar } from './header/address-bar.tsx';
import { FirstSteps } from './header/first-steps.tsx';
import { RepliesDialog } from './settings/replies/replies-dialog.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { DropTarget } from './take-in/drop-target.tsx';
import { ImportNotices } from './take-in/import-notices.tsx';
import { PasteDialog } from './take-in/paste-dialog.tsx';
import { usePaste } from './take-in/use-paste.ts';
import { TypesDialog } from './types/types-dialog.tsx';
import { useWindow } from './store/use-window.ts';
import { Split } from './ui/split.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import './app.css';

/** The window: the address bar, the list, and the detail of the selected request. */
export function App() {
  const { t } = useTranslation();
  const selected = useWindow((state) => state.selection.id);
  const comparedPair = useWindow((state) => state.comparedPair);
  const closeComparison = useWindow((state) => state.closeComparison);
  const typedScope = useWindow((state) => state.typedScope);
  const pasteText = useWindow((state) => state.pasteText);
  usePaste();
  const [dialog, setDialog] = useState<'settings' | 'replies' | null>(null);
  const detail = useRef<HTMLElement>(null);
  const leaveComparison = useCallback(() => {
    closeComparison();
    detail.current?.focus();
  }, [closeComparison]);
  return (
    <div className="app">
      <AddressBar onSettings={() => setDialog('settings')} onReplies={() => setDialog('replies')} />
      <main className="app-main">
        <Split
          label={t('parts.split')}
          storageKey="hookscope.listWidth"
          first={
            <ErrorBoundary>
              <RequestList
                firstSteps={<FirstSteps />}
                importNotices={<ImportNotices />}
                onOpen={() => detail.current?.focus()}
              />
            </ErrorBoundary>
          }
          second={
            <section ref={detail} className="detail" tabIndex={-1} aria-label={t('parts.detail')}>
              <ErrorBoundary resetKey={selected}>
                {comparedPair === null ? (
                  <DetailPane id={selected} />
                ) : (
                  <CompareView
                    key={JSON.stringify(comparedPair)}
                    pair={comparedPair}
                    onClose={leaveComparison}
                  />
                )}
              </ErrorBoundary>
            </section>
          }
        />
      </main>
      {pasteText !== null && <PasteDialog begun={pasteText} />}
      {typedScope !== null && <TypesDialog scope={typedScope} />}
      <DropTarget />
      {dialog === 'settings' && (
        <SettingsDialog destinations={<Destinations />} onClose={() => setDialog(null)} />
      )}
      <SendingDialogs />
      {dialog === 'replies' && <RepliesDialog onClose={() => setDialog(null)} />}
    </div>
  );
}
