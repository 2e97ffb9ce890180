import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tunnelKinds, type TunnelState } from '../../shared/tunnel.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { inBackground } from '../ui/failures.ts';
import { displayHost } from './tunnel-status.tsx';
import { SystemDetail } from './system-detail.tsx';

interface TunnelNoticesProps {
  readonly onSettings: () => void;
}

/** Notices about the public address, each with its next step. */
export function TunnelNotices({ onSettings }: TunnelNoticesProps) {
  const tunnel = useWindow((state) => state.inspector?.tunnel);
  const listening = useWindow((state) => state.inspector?.listener.is === 'listening');
  if (tunnel === undefined || !listening) return null;
  return (
    <>
      <MovedNotice />
      {'insteadOf' in tunnel && <TakenNotice tunnel={tunnel} onSettings={onSettings} />}
      {tunnel.is === 'degraded' && <DegradedNotice tunnel={tunnel} onSettings={onSettings} />}
      {tunnel.is === 'failed' && <FailedNotice tunnel={tunnel} onSettings={onSettings} />}
    </>
  );
}

/** The CRM has an address that is no longer ours. The notice stays until the user confirms it. */
function MovedNotice() {
  const { t } = useTranslation('tunnel');
  const before = useWindow((state) => state.inspector?.movedFrom ?? null);
  const now = useWindow((state) => state.inspector?.deliveryUrl ?? null);
  const taken = useWindow(({ inspector }) =>
    inspector?.tunnel.is === 'open' || inspector?.tunnel.is === 'degraded'
      ? inspector.tunnel.insteadOf
      : null,
  );
  const accept = useWindow((state) => state.acceptAddress);
  if (before === null || now === null) return null;
  return (
    <Notice
      severity="warning"
      action={
        <>
          <CopyButton
            text={now}
            label={t('moved.copyLabel')}
            caption={t('moved.copy')}
            variant="plain"
          />
          <Button variant="quiet" onClick={() => inBackground(accept())}>
            {t('moved.done')}
          </Button>
        </>
      }
    >
      {taken !== null && `${t('moved.taken', { name: taken })} `}
      {t('moved.text', { before: displayHost(before) })}
    </Notice>
  );
}

/** The wanted name was taken, before any address was pasted into a CRM. */
function TakenNotice({
  tunnel,
  onSettings,
}: TunnelNoticesProps & { readonly tunnel: TunnelState & { readonly is: 'open' | 'degraded' } }) {
  const { t } = useTranslation('tunnel');
  const moved = useWindow((state) => state.inspector?.movedFrom !== null);
  const [dismissedUrl, setDismissedUrl] = useState<string | null>(null);
  if (tunnel.insteadOf === null || moved || tunnel.url === dismissedUrl) return null;
  return (
    <Notice
      severity="warning"
      onDismiss={() => setDismissedUrl(tunnel.url)}
      action={
        <Button variant="quiet" onClick={onSettings}>
          {t('toSettings')}
        </Button>
      }
    >
      {t('moved.taken', { name: tunnel.insteadOf })} {t('moved.first')}
    </Notice>
  );
}

function DegradedNotice({
  tunnel: { degradation },
  onSettings,
}: TunnelNoticesProps & { readonly tunnel: TunnelState & { readonly is: 'degraded' } }) {
  const { t } = useTranslation('tunnel');
  const openTunnel = useWindow((state) => state.openTunnel);
  const kind = useWindow((state) => state.inspector?.settings.tunnel.kind ?? 'none');
  const isOwnAddress = tunnelKinds[kind].isOwnAddress;
  const localOrigin = useWindow(({ inspector }) =>
    inspector?.listener.is === 'listening' ? new URL(inspector.listener.localUrl).origin : '',
  );
  const open = <Button onClick={() => inBackground(openTunnel())}>{t('reopenTunnel')}</Button>;
  const settings = (
    <Button variant="quiet" onClick={onSettings}>
      {t('toSettings')}
    </Button>
  );
  if (degradation.is === 'few-connections')
    return (
      <Notice severity="warning" action={open}>
        {t('degradation.few', { up: degradation.up, of: degradation.of })}
      </Notice>
    );
  return (
    <Notice
      severity="warning"
      action={
        <>
          {!isOwnAddress && open}
          {settings}
        </>
      }
    >
      {isOwnAddress && degradation.fault !== 'other-path'
        ? t('addressDegradation.notHere', { origin: localOrigin })
        : t(`degradation.${degradation.fault}`)}{' '}
      <SystemDetail detail={degradation.detail} />
    </Notice>
  );
}

function FailedNotice({
  tunnel,
  onSettings,
}: TunnelNoticesProps & { readonly tunnel: TunnelState & { readonly is: 'failed' } }) {
  const { t } = useTranslation(['window', 'tunnel']);
  const openTunnel = useWindow((state) => state.openTunnel);
  const changeSettings = useWindow((state) => state.changeSettings);
  // Without an address, another attempt would fail too.
  const isUnset = tunnel.fault === 'no-address';
  return (
    <Notice
      severity="error"
      action={
        <>
          {!isUnset && <Button onClick={() => inBackground(openTunnel())}>{t('tryAgain')}</Button>}
          <Button
            variant="quiet"
            onClick={() => inBackground(changeSettings({ tunnel: { kind: 'none' } }))}
          >
            {t('tunnel:useLocal')}
          </Button>
          <Button variant={isUnset ? 'plain' : 'quiet'} onClick={onSettings}>
            {t('tunnel:toSettings')}
          </Button>
        </>
      }
    >
      {t(`tunnel:fault.${tunnel.fault}`, { host: displayHost(tunnel.host) })}{' '}
      <SystemDetail detail={tunnel.detail} />
    </Notice>
  );
}
