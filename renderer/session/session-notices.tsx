import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { inBackground } from '../ui/failures.ts';
import { AccessNotices } from './access-notices.tsx';
import { RepliesNotice } from './replies-notice.tsx';
import { UndecidedNotice } from './undecided-notice.tsx';
import { SampleNotice } from './sample-notice.tsx';
import { StoreNotices } from './store-notices.tsx';
import { TunnelNotices } from './tunnel-notices.tsx';
import { SystemDetail } from './system-detail.tsx';

interface SessionNoticesProps {
  readonly onSettings: () => void;
  readonly onReplies: () => void;
}

/** What is not as it should be, each with its next step. Nothing when all is well. */
export function SessionNotices({ onSettings, onReplies }: SessionNoticesProps) {
  const { t } = useTranslation();
  const connected = useWindow((state) => state.connected);
  if (connected === false) return <Notice severity="info">{t('inspector.restarting')}</Notice>;
  return (
    <>
      <FailureNotice />
      <StoreNotices />
      <ListenerNotice onSettings={onSettings} />
      <TunnelNotices onSettings={onSettings} />
      <AccessNotices onSettings={onSettings} />
      <RepliesNotice onReplies={onReplies} />
      <UndecidedNotice />
      <SampleNotice />
    </>
  );
}

function ListenerNotice({ onSettings }: Pick<SessionNoticesProps, 'onSettings'>) {
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
