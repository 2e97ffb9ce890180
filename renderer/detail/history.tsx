import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { isDialogOpen } from '../ui/keys.ts';
import { useShortcut, useShortcutText } from '../ui/shortcuts.ts';

/** Back to the request from which another one was opened, and forward again. Hidden while there is nowhere to go. */
export function HistoryButtons() {
  const { t } = useTranslation('detail');
  const keysOf = useShortcutText();
  const { back, forward } = useWindow((state) => state.history);
  const goBack = useWindow((state) => state.goBack);
  const goForward = useWindow((state) => state.goForward);
  if (back.length === 0 && forward.length === 0) return null;
  return (
    <span className="detail-history">
      <Button
        variant="quiet"
        icon={ArrowLeft}
        disabled={back.length === 0}
        aria-label={t('history.back')}
        title={t('history.backHint', { keys: keysOf('goBack') })}
        onClick={() => inBackground(goBack())}
      />
      <Button
        variant="quiet"
        icon={ArrowRight}
        disabled={forward.length === 0}
        aria-label={t('history.forward')}
        title={t('history.forwardHint', { keys: keysOf('goForward') })}
        onClick={() => inBackground(goForward())}
      />
    </span>
  );
}

/** `MouseEvent.button` of the side buttons. */
const backButton = 3;
const forwardButton = 4;

/** Goes back and forward by the shortcuts, and by the side buttons of a mouse. */
export function useHistoryKeys(): void {
  const goBack = useWindow((state) => state.goBack);
  const goForward = useWindow((state) => state.goForward);
  useShortcut('goBack', () => inBackground(goBack()));
  useShortcut('goForward', () => inBackground(goForward()));
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      const { button } = event;
      if (button !== backButton && button !== forwardButton) return;
      if (event.defaultPrevented || isDialogOpen()) return;
      event.preventDefault();
      inBackground(button === backButton ? goBack() : goForward());
    };
    window.addEventListener('mouseup', onMouseUp);
    return () => window.removeEventListener('mouseup', onMouseUp);
  }, [goBack, goForward]);
}
