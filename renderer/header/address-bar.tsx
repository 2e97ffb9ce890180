import { Settings as SettingsIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { DeliveryAddress } from './delivery-address.tsx';
import { DestinationsButton } from './destinations-button.tsx';
import { RepliesButton } from './replies-button.tsx';
import { SendSampleMenu } from './send-sample-menu.tsx';
import { StateButton } from './state-button.tsx';
import { StripBar } from './strips/strip-bar.tsx';
import './header.css';

/** The address to paste into the CRM, and whether it works, on one line. Below it is a strip while something is wrong. */
export function AddressBar() {
  const { t } = useTranslation(['window', 'tunnel']);
  const state = useWindow((window) => window.inspector);
  const openTunnel = useWindow((window) => window.openTunnel);
  const openSettings = useWindow((window) => window.openSettings);
  const isDown = useWindow((window) => window.connected === false);
  const isListening = state?.listener.is === 'listening';
  const isLocalOnly = isListening && state.deliveryUrl === null;
  return (
    <header className="window-header">
      <section className="address-bar" aria-label={t('parts.address')}>
        {state && <StateButton state={state} />}
        <h1 className="address-name">
          {t(isLocalOnly ? 'address.localOnly' : 'address.delivery')}
        </h1>
        <DeliveryAddress state={state} />
        {isListening && state.tunnel.is === 'closed' && (
          <Button
            className="open-tunnel"
            disabled={isDown}
            onClick={() => inBackground(openTunnel())}
          >
            {t('tunnel:openTunnel')}
          </Button>
        )}
        <div className="address-actions">
          {state && <RepliesButton settings={state.settings} />}
          {state && <DestinationsButton state={state} />}
          <SendSampleMenu />
          <Button
            variant="quiet"
            icon={SettingsIcon}
            aria-label={t('address.settings')}
            title={t('address.settings')}
            onClick={() => openSettings()}
          />
        </div>
      </section>
      <StripBar />
    </header>
  );
}
