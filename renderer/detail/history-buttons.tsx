import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { doing } from '../ui/doing.ts';
import { historyStep } from './history-key.ts';

/** The way back to the request out of which another was opened, and forward again. Nothing before there is one. */
export function HistoryButtons() {
  const { t } = useTranslation('detail');
  const { back, forward } = useWindow((state) => state.trail);
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
        title={t('history.backHint')}
        onClick={() => doing(goBack())}
      />
      <Button
        variant="quiet"
        icon={ArrowRight}
        disabled={forward.length === 0}
        aria-label={t('history.forward')}
        title={t('history.forwardHint')}
        onClick={() => doing(goForward())}
      />
    </span>
  );
}

/** Alt with an arrow, ⌘ with a bracket, and the side buttons of a mouse; not while a dialog is open. */
export function useHistoryKeys(): void {
  const goBack = useWindow((state) => state.goBack);
  const goForward = useWindow((state) => state.goForward);
  useEffect(() => {
    const go = (event: KeyboardEvent | MouseEvent) => {
      const step = historyStep(event);
      if (step === null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      doing(step === 'back' ? goBack() : goForward());
    };
    window.addEventListener('keydown', go);
    window.addEventListener('mouseup', go);
    return () => {
      window.removeEventListener('keydown', go);
      window.removeEventListener('mouseup', go);
    };
  }, [goBack, goForward]);
}
