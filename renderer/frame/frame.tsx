import { ChevronLeft, Minimize2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { runShortcut, useShortcutText } from '../ui/shortcuts.ts';
import { Split } from '../ui/split.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import { useMessageFocus } from './use-message-focus.ts';
import { useOnePane } from './use-one-pane.ts';
import './frame.css';

interface FrameProps {
  /** @param onOpen moves from the list into the detail. */
  readonly list: (onOpen: () => void) => ReactNode;
  readonly detail: ReactNode;
}

/**
 * The list and the detail: side by side, one at a time where there is no room for both, or the message alone. The part that
 * is not shown stays as it is, so that nothing is loaded again.
 */
export function Frame({ list, detail }: FrameProps) {
  const { t } = useTranslation(['window', 'commands']);
  const keysOf = useShortcutText();
  const isOnePane = useWindow((state) => state.isOnePane);
  const isReading = useWindow((state) => state.isReading);
  const pane = useWindow((state) => state.pane);
  const region = useRef<HTMLElement>(null);
  const { openDetail, backToList } = useFrameKeys(useMessageFocus(region));
  useOnePane();
  useNothingSelected();
  useShownPart();
  const shown = isReading || (isOnePane && pane === 'detail') ? 'second' : 'first';
  return (
    <main className={isOnePane ? 'frame frame-one' : 'frame'}>
      <Split
        label={t('parts.split')}
        storageKey="hookscope.listWidth"
        shown={isOnePane || isReading ? shown : 'both'}
        first={
          <div
            className="frame-list"
            role="presentation"
            onClick={({ target, ctrlKey, metaKey, shiftKey }) => {
              const isRow = target instanceof Element && target.closest('.row') !== null;
              if (isOnePane && isRow && !ctrlKey && !metaKey && !shiftKey) openDetail();
            }}
          >
            {list(openDetail)}
          </div>
        }
        second={
          <section ref={region} className="detail" tabIndex={-1} aria-label={t('parts.detail')}>
            {isOnePane && !isReading && (
              <Button
                variant="quiet"
                className="frame-back"
                icon={ChevronLeft}
                aria-label={t('commands:shortcut.backToList')}
                title={t('selection.withKeys', {
                  label: t('commands:shortcut.backToList'),
                  keys: keysOf('backToList'),
                })}
                onClick={backToList}
              />
            )}
            {detail}
            {isReading && (
              <Button
                className="frame-leave"
                icon={Minimize2}
                aria-label={t('commands:reading.leave')}
                title={t('selection.withKeys', {
                  label: t('commands:reading.leave'),
                  keys: keysOf('readingMode'),
                })}
                onClick={() => runShortcut('readingMode')}
              />
            )}
          </section>
        }
      />
      <span className="visually-hidden" role="status">
        {isReading && t('commands:reading.on', { keys: keysOf('backToList') })}
      </span>
    </main>
  );
}

/** Without a selected request there is neither a message nor a detail to show. */
function useNothingSelected(): void {
  const isNothing = useWindow(({ selection }) => selection.id === null && selection.index === null);
  const setReading = useWindow((state) => state.setReading);
  const showPane = useWindow((state) => state.showPane);
  useEffect(() => {
    if (!isNothing) return;
    setReading(false);
    showPane('list');
  }, [isNothing, setReading, showPane]);
}

/** What the user asked for is shown: the list after another filter, the comparison once there is one. */
function useShownPart(): void {
  const filter = useWindow((state) => state.filter);
  const isComparing = useWindow((state) => state.comparedPair !== null);
  const setReading = useWindow((state) => state.setReading);
  const showPane = useWindow((state) => state.showPane);
  useEffect(() => showPane('list'), [filter, showPane]);
  useEffect(() => {
    if (!isComparing) return;
    setReading(false);
    showPane('detail');
  }, [isComparing, setReading, showPane]);
}
