import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { Notice } from '../ui/notice.tsx';
import type { HeaderNoticeProps } from './notices.tsx';
import { SystemDetail } from './system-detail.tsx';

/** The local port can't be listened on. */
export function ListenerNotice({ onSettings }: HeaderNoticeProps) {
  const { t } = useTranslation();
  const listener = useWindow((state) => state.inspector?.listener);
  const retry = useWindow((state) => state.retryListener);
  if (listener?.is !== 'failed') return null;
  return (
    <Notice
      severity="error"
      action={
        <>
          <Button onClick={() => inBackground(retry())}>{t('tryAgain')}</Button>
          <Button onClick={onSettings}>{t('listener.changePort')}</Button>
        </>
      }
    >
      {t(`listener.fault.${listener.fault}`, { port: listener.port })}{' '}
      <SystemDetail detail={listener.detail} />
    </Notice>
  );
}
