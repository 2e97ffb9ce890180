import { CircleQuestionMark, Settings as SettingsIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relayingDestination } from '../../shared/relaying-destination.ts';
import type { Settings } from '../../shared/settings.ts';
import { tunnelKinds } from '../../shared/tunnel.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { DestinationsButton } from './destinations-button.tsx';
import { DeliveryAddress } from './delivery-address.tsx';
import { LocalAddress } from './local-address.tsx';
import { PasteHelp } from './paste-help.tsx';
import { SendSampleMenu } from './send-sample-menu.tsx';
import { HeaderNotices } from './notices.tsx';
import { TunnelFacts } from './tunnel-facts.tsx';
import { TunnelStatus } from './tunnel-status.tsx';
import './header.css';

interface AddressBarProps {
  readonly onSettings: () => void;
  readonly onReplies: () => void;
}

/** The address to paste into the CRM, and whether it works. */
export function AddressBar({ onSettings, onReplies }: AddressBarProps) {
  const { t } = useTranslation(['window', 'tunnel', 'replies']);
  const state = useWindow((window) => window.inspector);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const isLocalOnly = state?.listener.is === 'listening' && state.deliveryUrl === null;
  const hasOwnAddress = state !== null && tunnelKinds[state.settings.tunnel.kind].isOwnAddress;
  return (
    <header className="window-header">
      <section className="window-header-main" aria-label={t('parts.address')}>
        <h1 className="window-header-name">
          {t(isLocalOnly ? 'address.localOnly' : 'address.delivery')}
        </h1>
        <DeliveryAddress state={state} />
        <div className="window-header-actions">
          <SendSampleMenu />
          <Button
            variant="quiet"
            icon={SettingsIcon}
            aria-label={t('address.settings')}
            title={t('address.settings')}
            onClick={onSettings}
          />
        </div>
      </section>
      {state && (
        <div className="window-header-facts">
          <span role="status">
            <TunnelStatus state={state} />
          </span>
          <TunnelFacts state={state} />
          {isLocalOnly && state.tunnel.is !== 'opening' && (
            <span>{t('address.localOnlyHint')}</span>
          )}
          {state.deliveryUrl !== null && state.listener.is === 'listening' && (
            <span className="window-header-local">
              <LocalAddress listener={state.listener} isForwarded={hasOwnAddress} />
            </span>
          )}
          <Button variant="quiet" title={t('replies:openHint')} onClick={onReplies}>
            <RepliesSummary settings={state.settings} />
          </Button>
          <DestinationsButton state={state} />
          <Button
            variant="quiet"
            icon={CircleQuestionMark}
            className="window-header-help"
            onClick={() => setIsHelpOpen(true)}
          >
            {t('address.help')}
          </Button>
        </div>
      )}
      <HeaderNotices onSettings={onSettings} onReplies={onReplies} />
      {isHelpOpen && <PasteHelp onClose={() => setIsHelpOpen(false)} />}
    </header>
  );
}

/** The status of the default reply, or who replies in its place, and the number of rules. */
function RepliesSummary({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('replies');
  const status = settings.replyStatus;
  const count = settings.replies.filter(({ on }) => on).length;
  const name = relayingDestination(settings)?.name;
  if (name !== undefined)
    return count === 0 ? t('relaySummary', { name }) : t('relayRulesSummary', { name, count });
  return count === 0 ? t('statusSummary', { status }) : t('rulesSummary', { status, count });
}
