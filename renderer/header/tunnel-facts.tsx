import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectorState } from '../../shared/state.ts';
import { tunnelKinds, type ProbeResult } from '../../shared/tunnel.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { inBackground } from '../ui/failures.ts';
import { useSecondsSince } from '../ui/use-now.ts';

/** Facts about the tunnel in its present state, and the actions on it. */
export function TunnelFacts({ state }: { readonly state: InspectorState }) {
  const { t } = useTranslation('tunnel');
  const openTunnel = useWindow((window) => window.openTunnel);
  const closeTunnel = useWindow((window) => window.closeTunnel);
  const { listener, tunnel } = state;
  if (listener.is !== 'listening') return null;
  const stop = (name: 'closeTunnel' | 'stopOpening') => (
    <Button variant="quiet" onClick={() => inBackground(closeTunnel())}>
      {t(name)}
    </Button>
  );
  switch (tunnel.is) {
    case 'closed':
      return <Button onClick={() => inBackground(openTunnel())}>{t('openTunnel')}</Button>;
    case 'opening':
      return stop('stopOpening');
    case 'failed':
      return (
        <>
          {tunnel.fault !== 'no-address' && <RetryCountdown at={tunnel.retryAt} />}
          {stop('stopOpening')}
        </>
      );
    case 'open':
    case 'degraded':
      return (
        <>
          {tunnel.probe && <LastProbe probe={tunnel.probe} />}
          <TestButton />
          {stop(
            tunnelKinds[state.settings.tunnel.kind].isOwnAddress ? 'stopOpening' : 'closeTunnel',
          )}
          {new URL(tunnel.url).hostname.endsWith('.loca.lt') && <span>{t('reminder')}</span>}
        </>
      );
  }
}

/** When the tunnel is opened again. Not in a live region, because it changes every second. */
function RetryCountdown({ at }: { readonly at: number }) {
  const { t } = useTranslation('tunnel');
  const [since] = useState(Date.now);
  const seconds = Math.ceil((at - since) / 1000) - useSecondsSince(since);
  return (
    <span className="window-header-count">
      {t(seconds > 0 ? 'retryIn' : 'retrying', { seconds })}
    </span>
  );
}

/** The last test of the public address from outside. Screen readers do not announce its age. */
function LastProbe({ probe }: { readonly probe: ProbeResult }) {
  const { t, i18n } = useTranslation('tunnel');
  const ago = formatAgo(useSecondsSince(probe.at), i18n.language, t('probe.now'));
  const { outcome } = probe;
  const ms = outcome.ok ? formatNumber(Math.ceil(outcome.ms), i18n.language) : '';
  return (
    <span className="window-header-count" title={t('probe.hint')}>
      {t(outcome.ok ? 'probe.reached' : 'probe.not', { ago, ms })}
    </span>
  );
}

function TestButton() {
  const { t } = useTranslation('tunnel');
  const testTunnel = useWindow((window) => window.testTunnel);
  const testing = useWindow((window) => window.testingTunnel);
  return (
    <Button
      variant="quiet"
      disabled={testing}
      title={t('probe.hint')}
      onClick={() => inBackground(testTunnel())}
    >
      {t(testing ? 'probe.testing' : 'probe.test')}
    </Button>
  );
}

function formatAgo(seconds: number, language: string, now: string): string {
  if (seconds < 2) return now;
  const format = new Intl.RelativeTimeFormat(language, { style: 'narrow' });
  return seconds < 90
    ? format.format(-seconds, 'second')
    : format.format(-Math.round(seconds / 60), 'minute');
}
