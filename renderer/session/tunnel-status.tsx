import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/assert-never.ts';
import type { InspectorState } from '../../shared/state.ts';
import { tunnelKinds, type TunnelState } from '../../shared/tunnel.ts';
import '../ui/tone.css';
import { useWindow } from '../store/use-window.ts';
import { useSeconds } from './use-seconds.ts';

/** How the way in stands, as icon, word and colour. */
export function TunnelStatus({ state }: { readonly state: InspectorState }) {
  const { t } = useTranslation(['window', 'tunnel']);
  const { listener, tunnel, settings } = state;
  const own = tunnelKinds[settings.tunnel.kind].isOwnAddress;
  if (listener.is === 'starting')
    return <Status icon={LoaderCircle}>{t('listener.starting')}</Status>;
  if (listener.is === 'failed')
    return (
      <Status icon={CircleAlert} tone="error">
        {t('listener.failed')}
      </Status>
    );
  switch (tunnel.is) {
    case 'open':
      return (
        <Status icon={CircleCheck} tone="ok">
          {t(own ? 'tunnel:addressOpen' : 'tunnel:open')}
        </Status>
      );
    case 'degraded':
      return (
        <Status icon={TriangleAlert} tone="warning">
          {t(own ? 'tunnel:addressDegraded' : 'tunnel:degraded')}
        </Status>
      );
    case 'opening':
      return <Opening tunnel={tunnel} />;
    case 'failed':
      return (
        <Status icon={CircleAlert} tone="error">
          {t('tunnel:failed')}
        </Status>
      );
    case 'closed':
      return (
        <Status icon={CircleDashed}>
          {t(settings.tunnel.kind === 'none' ? 'tunnel:off' : 'tunnel:closed')}
        </Status>
      );
    default:
      return assertNever(tunnel);
  }
}

/** Seconds after which an opening is slow; the inspector gives up by itself a little later. */
const slowAfter = 5;

function Opening({ tunnel }: { readonly tunnel: TunnelState & { readonly is: 'opening' } }) {
  const { t } = useTranslation('tunnel');
  const since = useWindow((state) => state.openingSince);
  const seconds = useSeconds(since ?? Date.now());
  const host = displayHost(tunnel.host);
  return (
    <Status icon={LoaderCircle}>
      {t(seconds < slowAfter ? 'opening' : 'openingSlow', { host, seconds })}
    </Status>
  );
}

/** @returns what people call the server of an address. */
export function displayHost(address: string): string {
  return URL.parse(address)?.host ?? address;
}

interface StatusProps {
  readonly icon: LucideIcon;
  readonly tone?: 'ok' | 'warning' | 'error';
  readonly children: string;
}

function Status({ icon: Icon, tone, children }: StatusProps) {
  return (
    <span className={`status ${tone ? `tone-${tone}` : ''}`}>
      <Icon className={Icon === LoaderCircle ? 'turning' : ''} size={14} aria-hidden />
      {children}
    </span>
  );
}
