import { CircleQuestionMark, Settings as SettingsIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { tunnelKinds } from '../../shared/tunnel.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { DeliveryAddress } from './delivery-address.tsx';
import { LocalAddress } from './local-address.tsx';
import { PasteHelp } from './paste-help.tsx';
import { SendSampleMenu } from './send-sample-menu.tsx';
import { SessionNotices } from './notices.tsx';
import { TunnelFacts } from './tunnel-facts.tsx';
import { TunnelStatus } from './tunnel-status.tsx';
import './session.css';

interface AddressBarProps {
  readonly onSettings: () => void;
  readonly onReplies: () => void;
}

/** Answers "what do I paste into the CRM?", and whether it works. */
export function AddressBar({ onSettings, onReplies }: AddressBarProps) {
  const { t } = useTranslation(['window', 'tunnel', 'replies']);
  const state = useWindow((window) => window.inspector);
  const [helping, setHelping] = useState(false);
  const localOnly = state?.listener.is === 'listening' && state.deliveryUrl === null;
  const ownAddress = state !== null && tunnelKinds[state.settings.tunnel.kind].isOwnAddress;
  return (
    <header className="session">
      <section className="session-main" aria-label={t('parts.address')}>
        <h1 className="session-name">{t(localOnly ? 'address.localOnly' : 'address.delivery')}</h1>
        <DeliveryAddress state={state} />
        <div className="session-actions">
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
        <div className="session-facts">
          <span role="status">
            <TunnelStatus state={state} />
          </span>
          <TunnelFacts state={state} />
          {localOnly && state.tunnel.is !== 'opening' && <span>{t('address.localOnlyHint')}</span>}
          {state.deliveryUrl !== null && state.listener.is === 'listening' && (
            <span className="session-local">
              <LocalAddress listener={state.listener} forwarded={ownAddress} />
            </span>
          )}
          <Button variant="quiet" title={t('replies:openHint')} onClick={onReplies}>
            <RepliesWord settings={state.settings} />
          </Button>
          <Button
            variant="quiet"
            icon={CircleQuestionMark}
            className="session-help"
            onClick={() => setHelping(true)}
          >
            {t('address.help')}
          </Button>
        </div>
      )}
      <SessionNotices onSettings={onSettings} onReplies={onReplies} />
      {helping && <PasteHelp onClose={() => setHelping(false)} />}
    </header>
  );
}

/** What is answered, and how many rules there are to it. */
function RepliesWord({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('replies');
  const status = settings.replyStatus;
  const count = settings.replies.filter(({ on }) => on).length;
  return count === 0 ? t('plain', { status }) : t('open', { status, count });
}
