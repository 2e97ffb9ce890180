import { CircleQuestionMark } from 'lucide-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectorState } from '../../shared/state.ts';
import { tunnelKinds, type ProbeResult } from '../../shared/tunnel.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { useSecondsSince } from '../ui/use-now.ts';
import { addressState } from './address-state.ts';
import { displayHost } from './display-host.ts';
import './tunnel-facts.css';

/** What is known about the addresses and the tunnel, and the actions on it. */
export function TunnelFacts({ state }: { readonly state: InspectorState }) {
  const { t } = useTranslation(['address', 'window', 'tunnel', 'wizard']);
  const openDialog = useWindow((window) => window.openDialog);
  const { tunnel, listener, deliveryUrl, settings } = state;
  const { isOwnAddress } = tunnelKinds[settings.tunnel.kind];
  const isOpen = tunnel.is === 'open' || tunnel.is === 'degraded';
  const host = tunnel.is === 'opening' || tunnel.is === 'failed' ? tunnel.host : '';
  return (
    <div className="tunnel-facts">
      <h2>{t(`address:about.${addressState(state)}`)}</h2>
      <dl className="facts">
        <Fact name={t('tunnel:kind.name')}>
          {t(`tunnel:kind.${settings.tunnel.kind}.name`)}
          {host !== '' && (
            <span className="fact-more">
              <SenderText text={displayHost(host)} />
            </span>
          )}
        </Fact>
        {deliveryUrl !== null && (
          <Fact name={t('window:address.delivery')}>
            <code className="selectable">
              <SenderText text={deliveryUrl} />
            </code>
          </Fact>
        )}
        {deliveryUrl !== null && listener.is === 'listening' && (
          <LocalAddress localUrl={listener.localUrl} isForwarded={isOwnAddress} />
        )}
        {isOpen && (
          <Fact name={t('address:facts.test')}>
            {tunnel.probe ? <LastProbe probe={tunnel.probe} /> : t('address:facts.untested')}
            <TestButton />
          </Fact>
        )}
        {tunnel.is === 'failed' && tunnel.fault !== 'no-address' && (
          <Fact name={t('address:facts.retry')}>
            <RetryCountdown at={tunnel.retryAt} />
          </Fact>
        )}
      </dl>
      {isOpen && new URL(tunnel.url).hostname.endsWith('.loca.lt') && (
        <p className="facts-note">{t('tunnel:reminder')}</p>
      )}
      {deliveryUrl === null && tunnel.is === 'closed' && (
        <p className="facts-note">{t('window:address.localOnlyHint')}</p>
      )}
      <div className="facts-actions">
        {listener.is === 'listening' && <TunnelAction state={state} />}
        <Button
          onClick={(event) => {
            focusTrigger(event);
            openDialog('address-wizard');
          }}
        >
          {t('wizard:open')}
        </Button>
        <Button
          variant="quiet"
          icon={CircleQuestionMark}
          className="facts-help"
          onClick={(event) => {
            focusTrigger(event);
            openDialog('paste-help');
          }}
        >
          {t('window:address.help')}
        </Button>
      </div>
    </div>
  );
}

/** A dialog gives the focus back to what had it; the popover closes as soon as the focus is elsewhere. */
function focusTrigger({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.ownerDocument.querySelector<HTMLElement>('.state-button')?.focus();
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface LocalAddressProps {
  readonly localUrl: string;
  /** Whether the user's own proxy forwards requests: it needs the origin without the path. */
  readonly isForwarded: boolean;
}

/** The address that receives requests on this computer. */
function LocalAddress({ localUrl, isForwarded }: LocalAddressProps) {
  const { t } = useTranslation(['window', 'tunnel']);
  const url = isForwarded ? new URL(localUrl).origin : localUrl;
  return (
    <Fact name={t(isForwarded ? 'tunnel:forwardTo' : 'address.localOnly')}>
      <code className="selectable">
        <SenderText text={url} />
      </code>
      <CopyButton
        text={url}
        label={t(isForwarded ? 'tunnel:copyForwardTo' : 'address.copyLocal')}
      />
    </Fact>
  );
}

/** Opens or ends the tunnel, whichever is possible now. */
function TunnelAction({ state: { tunnel, settings } }: { readonly state: InspectorState }) {
  const { t } = useTranslation('tunnel');
  const openTunnel = useWindow((window) => window.openTunnel);
  const closeTunnel = useWindow((window) => window.closeTunnel);
  if (tunnel.is === 'closed')
    return (
      <Button variant="primary" onClick={() => inBackground(openTunnel())}>
        {t('openTunnel')}
      </Button>
    );
  const isOpen = tunnel.is === 'open' || tunnel.is === 'degraded';
  const isClosable = isOpen && !tunnelKinds[settings.tunnel.kind].isOwnAddress;
  return (
    <Button onClick={() => inBackground(closeTunnel())}>
      {t(isClosable ? 'closeTunnel' : 'stopOpening')}
    </Button>
  );
}

/** When the tunnel is opened again. Not in a live region, because it changes every second. */
function RetryCountdown({ at }: { readonly at: number }) {
  const { t } = useTranslation('tunnel');
  const [since] = useState(Date.now);
  const seconds = Math.ceil((at - since) / 1000) - useSecondsSince(since);
  return (
    <span className="fact-count" aria-live="off">
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
    <span className="fact-count" aria-live="off" title={t('probe.hint')}>
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
