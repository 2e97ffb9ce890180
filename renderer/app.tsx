import { useCallback } from 'react';
import { KeysSheet } from './commands/keys-sheet.tsx';
import { Palette } from './commands/palette.tsx';
import { useCommands } from './commands/use-commands.ts';
import { CompareView } from './compare/compare-view.tsx';
import { DetailPane } from './detail/detail-pane.tsx';
import { RequestList } from './list/request-list.tsx';
import { Destinations } from './forward/destinations.tsx';
import { SendingDialogs } from './forward/sending-dialogs.tsx';
import { Frame } from './frame/frame.tsx';
import { focusPane } from './frame/panes.ts';
import { AddressBar } from './header/address-bar.tsx';
import { AddressWizard } from './header/address-wizard/address-wizard.tsx';
import { FirstSteps } from './header/first-steps.tsx';
import { CheckDialog } from './check/check-dialog.tsx';
import { NoCallDialog } from './header/no-call/no-call-dialog.tsx';
import { PasteHelp } from './header/paste-help.tsx';
import { ReportDialog } from './report/report-dialog.tsx';
import { RepliesDialog } from './settings/replies/replies-dialog.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { AddressNotice } from './take-in/address-notice.tsx';
import { DropTarget } from './take-in/drop-target.tsx';
import { ImportNotices } from './take-in/import-notices.tsx';
import { OpenedDialog } from './take-in/opened-dialog.tsx';
import { PasteDialog } from './take-in/paste-dialog.tsx';
import { usePaste } from './take-in/use-paste.ts';
import { TokenDialog } from './token/token-dialog.tsx';
import { TypesDialog } from './types/types-dialog.tsx';
import { useWindow } from './store/use-window.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import './app.css';

/** The window: the address bar, the list, and the detail of the selected request. */
export function App() {
  const selected = useWindow((state) => state.selection.id);
  const comparedPair = useWindow((state) => state.comparedPair);
  const closeComparison = useWindow((state) => state.closeComparison);
  const typedScope = useWindow((state) => state.typedScope);
  const pasteText = useWindow((state) => state.pasteText);
  const [firstOpened, ...laterOpened] = useWindow((state) => state.openedFiles);
  usePaste();
  useCommands();
  const isReading = useWindow((state) => state.isReading);
  const leaveComparison = useCallback(() => {
    closeComparison();
    focusPane('detail');
  }, [closeComparison]);
  return (
    <div className={isReading ? 'app app-reading' : 'app'}>
      <AddressBar />
      <Frame
        list={(onOpen) => (
          <ErrorBoundary>
            <RequestList
              firstSteps={<FirstSteps />}
              importNotices={
                <>
                  <AddressNotice />
                  <ImportNotices />
                </>
              }
              onOpen={onOpen}
            />
          </ErrorBoundary>
        )}
        detail={
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
        }
      />
      {pasteText !== null && <PasteDialog begun={pasteText} />}
      {typedScope !== null && <TypesDialog scope={typedScope} />}
      {firstOpened && (
        <OpenedDialog key={firstOpened.file} opened={firstOpened} waiting={laterOpened.length} />
      )}
      <DropTarget />
      <SendingDialogs />
      <Dialogs />
    </div>
  );
}

/** The dialog of the whole window that is open. */
function Dialogs() {
  const dialog = useWindow((state) => state.dialog);
  const close = useWindow((state) => state.closeDialog);
  switch (dialog?.is) {
    case 'settings':
      return <SettingsDialog at={dialog.at} destinations={<Destinations />} onClose={close} />;
    case 'replies':
      return <RepliesDialog onClose={close} />;
    case 'palette':
      return <Palette onClose={close} />;
    case 'keys':
      return <KeysSheet onClose={close} />;
    case 'paste-help':
      return <PasteHelp onClose={close} />;
    case 'no-call':
      return <NoCallDialog onClose={close} />;
    case 'check':
      return <CheckDialog onClose={close} />;
    case 'token':
      return <TokenDialog onClose={close} />;
    case 'address-wizard':
      return <AddressWizard onClose={close} />;
    case 'report':
      return <ReportDialog onClose={close} />;
    case undefined:
      return null;
  }
}
