import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Strip } from './strip.ts';

/** The user has paused receiving. The strip stays until it is resumed. */
export function usePauseStrips(): readonly Strip[] {
  const { t, i18n } = useTranslation('background');
  const pause = useWindow((state) => state.inspector?.pause ?? null);
  const setReceiving = useWindow((state) => state.setReceiving);
  if (pause === null) return [];
  const { refused: count } = pause;
  const refused = t('pause.refused', { count, shown: formatNumber(count, i18n.language) });
  return [
    {
      id: 'pause',
      severity: 'warning',
      text: count === 0 ? t('pause.text') : `${t('pause.text')} ${refused}`,
      action: <Button onClick={() => inBackground(setReceiving(true))}>{t('pause.resume')}</Button>,
    },
  ];
}
