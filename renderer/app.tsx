import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DetailPane } from './detail/detail-pane.tsx';
import { RequestList } from './list/request-list.tsx';
import { AddressBar } from './header/address-bar.tsx';
import { FirstSteps } from './header/first-steps.tsx';
import { RepliesDialog } from './settings/replies/replies-dialog.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { useWindow } from './store/use-window.ts';
import { Split } from './ui/split.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import './app.css';

/** The window: the address bar, the list, and the detail of the selected request. */
export function App() {
  const { t } = useTranslation();
  const selected = useWindow((state) => state.selection.id);
  const [dialog, setDialog] = useState<'settings' | 'replies' | null>(null);
  const detail = useRef<HTMLElement>(null);
  return (
    <div className="app">
      <AddressBar onSettings={() => setDialog('settings')} onReplies={() => setDialog('replies')} />
      <main className="app-main">
        <Split
          label={t('parts.split')}
          storageKey="hookscope.listWidth"
          first={
            <ErrorBoundary>
              <RequestList firstSteps={<FirstSteps />} onOpen={() => detail.current?.focus()} />
            </ErrorBoundary>
          }
          second={
            <section ref={detail} className="detail" tabIndex={-1} aria-label={t('parts.detail')}>
              <ErrorBoundary resetKey={selected}>
                <DetailPane id={selected} />
              </ErrorBoundary>
            </section>
          }
        />
      </main>
      {dialog === 'settings' && <SettingsDialog onClose={() => setDialog(null)} />}
      {dialog === 'replies' && <RepliesDialog onClose={() => setDialog(null)} />}
    </div>
  );
}
