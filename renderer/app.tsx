import { useCallback } from 'react';
import { useCommands } from './commands/use-commands.ts';
import { NothingSelected } from './detail/nothing-selected.tsx';
import { RequestList } from './list/request-list.tsx';
import { Frame } from './frame/frame.tsx';
import { focusPane } from './frame/panes.ts';
import { AddressBar } from './header/address-bar.tsx';
import { FirstSteps } from './header/first-steps.tsx';
import { AddressNotice } from './import/address-notice.tsx';
import { DropTarget } from './import/drop-target.tsx';
import { ImportNotices } from './import/import-notices.tsx';
import { usePaste } from './import/use-paste.ts';
import { useWindow } from './store/use-window.ts';
import { usePreloaded } from './ui/later.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { CompareView, LoadedRequest, partsCode } from './later-parts.tsx';
import { WindowDialogs } from './window-dialogs.tsx';
import './app.css';

/** The window: the address bar, the list, and the detail of the selected request. */
export function App() {
  const selected = useWindow((state) => state.selection.id);
  const comparedPair = useWindow((state) => state.comparedPair);
  const closeComparison = useWindow((state) => state.closeComparison);
  const isDrawn = useWindow((state) => state.shownFilter !== null || state.listFault !== null);
  const hasAllParts = usePreloaded(partsCode, isDrawn);
  usePaste();
  useCommands();
  const isReading = useWindow((state) => state.isReading);
  const leaveComparison = useCallback(() => {
    closeComparison();
    focusPane('detail');
  }, [closeComparison]);
  return (
    <div className={isReading ? 'app app-reading' : 'app'} data-complete={hasAllParts}>
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
            {comparedPair === null && selected === null && <NothingSelected />}
            {comparedPair === null && selected !== null && <LoadedRequest id={selected} />}
            {comparedPair !== null && (
              <CompareView
                key={JSON.stringify(comparedPair)}
                pair={comparedPair}
                onClose={leaveComparison}
                onReplaced={closeComparison}
              />
            )}
          </ErrorBoundary>
        }
      />
      <DropTarget />
      <WindowDialogs />
    </div>
  );
}
