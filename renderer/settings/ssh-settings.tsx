import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import {
  sshKeyChoices,
  sshServiceNames,
  sshServices,
  type SshKeyChoice,
  type SshService,
} from '../../shared/ssh.ts';
import { bridge } from '../bridge.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { inBackground } from '../ui/failures.ts';
import './ssh-settings.css';

interface SshSettingProps {
  readonly settings: Settings;
}

/** The server to which an ssh tunnel is opened: a service, or one of the user's own. */
export function SshServiceChoice({ settings: { tunnel } }: SshSettingProps) {
  const { t } = useTranslation('settings');
  const changeSettings = useWindow((state) => state.changeSettings);
  const id = useId();
  const service = tunnel.sshService;
  return (
    <div className="setting">
      <label htmlFor={id}>{t('label.sshService')}</label>
      <div className="setting-value">
        <select
          id={id}
          className="input input-choice"
          value={service}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            const sshService = target.value as SshService;
            inBackground(changeSettings({ tunnel: { sshService } }));
          }}
        >
          {sshServiceNames.map((name) => (
            <option key={name} value={name}>
              {name === 'own' ? t('ssh.own') : name}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="setting-hint setting-hint-below">
          {t(`ssh.service.${service}`)}
        </p>
      </div>
    </div>
  );
}

/** The key that is offered to the server, and our own public key to add there. */
export function SshKey({ settings: { tunnel } }: SshSettingProps) {
  const { t } = useTranslation('settings');
  const changeSettings = useWindow((state) => state.changeSettings);
  const id = useId();
  const { sshKey, sshService } = tunnel;
  const used = sshKey === 'auto' ? sshServices[sshService].key : sshKey;
  return (
    <div className="setting">
      <label htmlFor={id}>{t('label.sshKey')}</label>
      <div className="setting-value">
        <select
          id={id}
          className="input input-choice"
          value={sshKey}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            const choice = target.value as SshKeyChoice;
            inBackground(changeSettings({ tunnel: { sshKey: choice } }));
          }}
        >
          {sshKeyChoices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`ssh.key.${choice}`)}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="setting-hint setting-hint-below">
          {t(`ssh.uses.${used}`)}
        </p>
        {used === 'hookscope' && <OwnPublicKey />}
      </div>
    </div>
  );
}

/** Our own public key, or the button that makes one. */
function OwnPublicKey() {
  const { t } = useTranslation('settings');
  const [line, setLine] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  useEffect(() => inBackground(bridge.call('ssh.key').then(setLine)), []);

  async function make() {
    setIsMaking(true);
    const made = await bridge.call('ssh.makeKey');
    setIsMaking(false);
    setLine(made.ok ? made.value : null);
    setRefusal(made.ok ? null : made.detail);
  }

  if (line === null)
    return (
      <div className="ssh-key">
        <Button disabled={isMaking} onClick={() => inBackground(make())}>
          {t('ssh.makeKey')}
        </Button>
        {refusal !== null && (
          <p className="setting-hint" role="alert">
            {t('ssh.noKey', { detail: refusal })}
          </p>
        )}
      </div>
    );
  return (
    <div className="ssh-key">
      <code className="ssh-key-line selectable">{line}</code>
      <CopyButton text={line} label={t('ssh.copyKey')} />
    </div>
  );
}
