import { useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tunnelKind, tunnelKinds, type TunnelState } from '../../../shared/tunnel.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { displayHost } from '../display-host.ts';
import { faultValues } from '../fault-values.ts';
import type { Strip } from './strip.ts';

type StateOf<Is extends TunnelState['is']> = TunnelState & { readonly is: Is };

/** What is wrong with the public address, each with its next step. */
export function useTunnelStrips(): readonly Strip[] {
  const tunnel = useWindow((state) => state.inspector?.tunnel);
  const isListening = useWindow((state) => state.inspector?.listener.is === 'listening');
  const strips = [
    ...useFailedStrip(tunnel?.is === 'failed' ? tunnel : null),
    ...useMovedStrip(),
    ...useTakenStrip(tunnel !== undefined && 'insteadOf' in tunnel ? tunnel : null),
    ...useDegradedStrip(tunnel?.is === 'degraded' ? tunnel : null),
  ];
  return isListening ? strips : [];
}

/** The CRM has an address that is no longer ours. The strip stays until the user copies the new one, or says that it is pasted. */
function useMovedStrip(): readonly Strip[] {
  const { t } = useTranslation(['tunnel', 'wizard']);
  const before = useWindow((state) => state.inspector?.movedFrom ?? null);
  const now = useWindow((state) => state.inspector?.deliveryUrl ?? null);
  const taken = useWindow(({ inspector }) =>
    inspector?.tunnel.is === 'open' || inspector?.tunnel.is === 'degraded'
      ? inspector.tunnel.insteadOf
      : null,
  );
  const accept = useWindow((state) => state.acceptAddress);
  const openDialog = useWindow((state) => state.openDialog);
  const kind = useWindow((state) => state.inspector?.settings.tunnel.kind ?? 'none');
  const stays = tunnelKind(kind).stays === 'yes';
  if (before === null || now === null) return [];
  const moved = t('moved.text', { before: displayHost(before) });
  return [
    {
      id: 'moved',
      severity: 'warning',
      text: taken === null ? moved : `${moved} ${t('moved.taken', { name: taken })}`,
      action: (
        <>
          <Button onClick={copyDeliveryUrl}>{t('moved.copy')}</Button>
          <Button onClick={() => inBackground(accept())}>{t('moved.done')}</Button>
          {!stays && (
            <Button onClick={() => openDialog('address-wizard')}>{t('wizard:open')}</Button>
          )}
        </>
      ),
    },
  ];
}

/** Presses the button beside the address: it keeps the keyboard focus and confirms, while the strip goes away. */
function copyDeliveryUrl({ currentTarget }: MouseEvent<HTMLElement>): void {
  const copy = currentTarget.ownerDocument.querySelector<HTMLElement>('.address-url button');
  copy?.focus();
  copy?.click();
}

/** The wanted name was taken, before any address was pasted into a CRM. */
function useTakenStrip(tunnel: StateOf<'open' | 'degraded'> | null): readonly Strip[] {
  const { t } = useTranslation('tunnel');
  const openSettings = useWindow((state) => state.openSettings);
  const isMoved = useWindow((state) => state.inspector?.movedFrom !== null);
  const [dismissedUrl, setDismissedUrl] = useState<string | null>(null);
  if (tunnel === null || tunnel.insteadOf === null || isMoved || tunnel.url === dismissedUrl)
    return [];
  return [
    {
      id: 'taken',
      severity: 'warning',
      text: `${t('moved.taken', { name: tunnel.insteadOf })} ${t('moved.first')}`,
      action: <Button onClick={() => openSettings()}>{t('toSettings')}</Button>,
      onDismiss: () => setDismissedUrl(tunnel.url),
    },
  ];
}

function useDegradedStrip(tunnel: StateOf<'degraded'> | null): readonly Strip[] {
  const { t } = useTranslation('tunnel');
  const openSettings = useWindow((state) => state.openSettings);
  const openTunnel = useWindow((state) => state.openTunnel);
  const kind = useWindow((state) => state.inspector?.settings.tunnel.kind ?? 'none');
  const isOwnAddress = tunnelKinds[kind].isOwnAddress;
  const domain = useWindow((state) => state.inspector?.settings.tunnel.domain ?? '');
  const isForwarded = useWindow(
    (state) => kind === 'cloudflared-named' && state.inspector?.settings.tunnel.tokenFile !== null,
  );
  const localOrigin = useWindow(({ inspector }) =>
    inspector?.listener.is === 'listening' ? new URL(inspector.listener.localUrl).origin : '',
  );
  if (tunnel === null) return [];
  const { degradation } = tunnel;
  const open = <Button onClick={() => inBackground(openTunnel())}>{t('reopenTunnel')}</Button>;
  const strip = { id: 'degraded', severity: 'warning' } as const;
  if (degradation.is === 'few-connections') {
    const { up, of } = degradation;
    return [{ ...strip, text: t('degradation.few', { up, of }), action: open }];
  }
  const isElsewhere = degradation.fault !== 'other-path';
  return [
    {
      ...strip,
      text:
        isOwnAddress && isElsewhere
          ? t('addressDegradation.notHere', { origin: localOrigin })
          : isForwarded && isElsewhere
            ? t('addressDegradation.forwarded', { domain, origin: localOrigin })
            : t(`degradation.${degradation.fault}`),
      detail: degradation.detail,
      action: (
        <>
          {!isOwnAddress && open}
          <Button onClick={() => openSettings()}>{t('toSettings')}</Button>
        </>
      ),
    },
  ];
}

function useFailedStrip(tunnel: StateOf<'failed'> | null): readonly Strip[] {
  const { t } = useTranslation(['window', 'tunnel']);
  const openSettings = useWindow((state) => state.openSettings);
  const openTunnel = useWindow((state) => state.openTunnel);
  const changeSettings = useWindow((state) => state.changeSettings);
  const compareHostKey = useWindow((state) => state.compareHostKey);
  const settings = useWindow((state) => state.inspector?.settings.tunnel);
  if (tunnel === null || settings === undefined) return [];
  const toSettings = <Button onClick={() => openSettings()}>{t('tunnel:toSettings')}</Button>;
  // Without an address, another attempt would fail too.
  const isUnset = ['no-address', 'no-tunnel', 'no-server'].includes(tunnel.fault);
  const isHostKey = tunnel.fault === 'host-key-unknown' || tunnel.fault === 'host-key-changed';
  return [
    {
      id: 'tunnel failed',
      severity: 'error',
      text: t(`tunnel:fault.${tunnel.fault}`, faultValues(tunnel, settings)),
      detail: tunnel.fault === 'no-program' ? '' : tunnel.detail,
      action: (
        <>
          {isUnset && toSettings}
          {isHostKey && (
            <Button onClick={() => inBackground(compareHostKey())}>{t('tunnel:compareKey')}</Button>
          )}
          {!isUnset && !isHostKey && (
            <Button onClick={() => inBackground(openTunnel())}>{t('tryAgain')}</Button>
          )}
          <Button onClick={() => inBackground(changeSettings({ tunnel: { kind: 'none' } }))}>
            {t('tunnel:useLocal')}
          </Button>
          {!isUnset && toSettings}
        </>
      ),
    },
  ];
}
