import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { useShortcutText } from '../ui/shortcuts.ts';

/** Back to the request that was looked at before, and forward again. They keep their place while there is nowhere to go. */
export function HistoryButtons() {
  const { t } = useTranslation('detail');
  const keysOf = useShortcutText();
  const { back, forward } = useWindow((state) => state.history);
  const goBack = useWindow((state) => state.goBack);
  const goForward = useWindow((state) => state.goForward);
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
