import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import type { Strip } from './strip.ts';

/** The local port can't be listened on. */
export function useListenerStrips(): readonly Strip[] {
  const { t } = useTranslation();
  const listener = useWindow((state) => state.inspector?.listener);
  const openSettings = useWindow((state) => state.openSettings);
  const retry = useWindow((state) => state.retryListener);
  if (listener?.is !== 'failed') return [];
  return [
    {
      id: 'listener',
      severity: 'error',
      text: t(`listener.fault.${listener.fault}`, { port: listener.port }),
      detail: listener.detail,
      action: (
        <>
          <Button onClick={() => inBackground(retry())}>{t('tryAgain')}</Button>
          <Button onClick={() => openSettings()}>{t('listener.changePort')}</Button>
        </>
      ),
    },
  ];
}
