import { KeyRound, Save, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyHalf } from '../../shared/contract/arguments.ts';
import type { TestKey } from '../../shared/signature.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { inBackground } from '../ui/failures.ts';
import { keyOutcome, type KeyOutcome } from './key-outcome.ts';

interface TestKeyRowProps {
  readonly testKey: TestKey;
  readonly onOutcome: (outcome: KeyOutcome) => void;
}

/** One key and its actions. Removing a key with a private half is confirmed, because it can't be restored. */
export function TestKeyRow({ testKey, onOutcome }: TestKeyRowProps) {
  const { t } = useTranslation('signature');
  const [isAsking, setIsAsking] = useState(false);
  const { name, fingerprint, publicKey, canSign } = testKey;

  async function remove() {
    const call = bridge.call('keys.remove', { fingerprint });
    onOutcome(await keyOutcome(call, t, t('keys.removed', { name })));
  }

  async function save(half: KeyHalf['half']) {
    const result = await bridge.call('key.save', { fingerprint, half });
    if (result.ok) {
      const { path, file } = result.value;
      onOutcome({ text: t('keys.saved', { path }), file, isRefused: false });
    } else if (result.fault !== 'cancelled') {
      onOutcome({ text: t('keys.fault.failed', { detail: result.detail }), isRefused: true });
    }
  }

  return (
    <li className="test-key">
      <div className="test-key-what">
        <span>
          <SenderText text={name} />
        </span>
        <span className="setting-hint">
          <code className="selectable" title={fingerprint}>
            {fingerprint.slice(0, 16)}…
          </code>{' '}
          · {t(canSign ? 'keys.canSign' : 'keys.onlyPublic')}
        </span>
      </div>
      <CopyButton text={publicKey} label={t('keys.copy', { name })} />
      <SaveButton
        icon={Save}
        label={t('keys.savePublic', { name })}
        onClick={() => save('public')}
      />
      {canSign && (
        <SaveButton
          icon={KeyRound}
          label={t('keys.savePrivate', { name })}
          onClick={() => save('private')}
        />
      )}
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('keys.remove', { name })}
        aria-expanded={canSign ? isAsking : undefined}
        onClick={() => (canSign ? setIsAsking(true) : inBackground(remove()))}
      />
      {isAsking && (
        <div className="test-key-asking" role="alert">
          <span>{t('keys.removeAsk', { name })}</span>
          <Button onClick={() => setIsAsking(false)}>{t('keys.keep')}</Button>
          <Button variant="danger" onClick={() => inBackground(remove())}>
            {t('keys.removeConfirm')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface SaveButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => Promise<void>;
}

function SaveButton({ icon, label, onClick }: SaveButtonProps) {
  return (
    <Button
      variant="quiet"
      icon={icon}
      aria-label={label}
      title={label}
      onClick={() => inBackground(onClick())}
    />
  );
}
