import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/assert-never.ts';
import type { InspectorState } from '../../shared/state.ts';
import { tunnelKinds, type TunnelState } from '../../shared/tunnel.ts';
import '../ui/tone.css';
import { useWindow } from '../store/use-window.ts';
import { useSecondsSince } from '../ui/use-now.ts';

/** The state of the listener and the tunnel, as icon, word and colour. */
export function TunnelStatus({ state }: { readonly state: InspectorState }) {
  const { t } = useTranslation(['window', 'tunnel']);
  const { listener, tunnel, settings } = state;
  const isOwnAddress = tunnelKinds[settings.tunnel.kind].isOwnAddress;
  if (listener.is === 'starting')
    return <StatusLine icon={LoaderCircle}>{t('listener.starting')}</StatusLine>;
  if (listener.is === 'failed')
    return (
      <StatusLine icon={CircleAlert} tone="error">
        {t('listener.failed')}
      </StatusLine>
    );
  switch (tunnel.is) {
    case 'open':
      return (
        <StatusLine icon={CircleCheck} tone="ok">
          {t(isOwnAddress ? 'tunnel:addressOpen' : 'tunnel:open')}
        </StatusLine>
      );
    case 'degraded':
      return (
        <StatusLine icon={TriangleAlert} tone="warning">
          {t(isOwnAddress ? 'tunnel:addressDegraded' : 'tunnel:degraded')}
        </StatusLine>
      );
    case 'opening':
      return <Opening tunnel={tunnel} />;
    case 'failed':
      return (
        <StatusLine icon={CircleAlert} tone="error">
          {t('tunnel:failed')}
        </StatusLine>
      );
    case 'closed':
      return (
        <StatusLine icon={CircleDashed}>
          {t(settings.tunnel.kind === 'none' ? 'tunnel:off' : 'tunnel:closed')}
        </StatusLine>
      );
    default:
      return assertNever(tunnel);
  }
}

/** Opening for longer than this is called slow. The inspector gives up a little later. */
const slowAfterSeconds = 5;

function Opening({ tunnel }: { readonly tunnel: TunnelState & { readonly is: 'opening' } }) {
  const { t } = useTranslation('tunnel');
  const since = useWindow((state) => state.openingSince);
  const seconds = useSecondsSince(since ?? Date.now());
  const host = displayHost(tunnel.host);
  return (
    <StatusLine icon={LoaderCircle}>
      {t(seconds < slowAfterSeconds ? 'opening' : 'openingSlow', { host, seconds })}
    </StatusLine>
  );
}

/** @returns the host of an address, or the text itself when it is not an address. */
export function displayHost(address: string): string {
  return URL.parse(address)?.host ?? address;
}

interface StatusLineProps {
  readonly icon: LucideIcon;
  readonly tone?: 'ok' | 'warning' | 'error';
  readonly children: string;
}

function StatusLine({ icon: Icon, tone, children }: StatusLineProps) {
  return (
    <span className={`status ${tone ? `tone-${tone}` : ''}`}>
      <Icon className={Icon === LoaderCircle ? 'turning' : ''} size={14} aria-hidden />
      {children}
    </span>
  );
}
