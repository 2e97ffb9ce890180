import { Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyHalf, TestKey } from '../../shared/signature.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { newsOf } from './key-calls.ts';
import type { KeyNews } from './test-keys.tsx';

interface TestKeyRowProps {
  readonly testKey: TestKey;
  readonly onNews: (news: KeyNews) => void;
}

/** One key with what can be done with it. A private half can't be brought back, so losing it is asked about. */
export function TestKeyRow({ testKey, onNews }: TestKeyRowProps) {
  const { t } = useTranslation('signature');
  const [asking, setAsking] = useState(false);
  const { name, fingerprint, publicKey, canSign } = testKey;

  async function remove() {
    const call = bridge.call('keys.remove', { fingerprint });
    onNews(await newsOf(call, t, t('keys.removed', { name })));
  }

  async function save(half: KeyHalf['half']) {
    const result = await bridge.call('key.save', { fingerprint, half });
    if (result.ok) onNews({ text: t('keys.saved', { path: result.value }), refused: false });
    else if (result.fault !== 'cancelled') {
      onNews({ text: t('keys.fault.failed', { detail: result.detail }), refused: true });
    }
  }

  const items = [{ label: t('keys.savePublic'), onSelect: () => void save('public') }];
  if (canSign) items.push({ label: t('keys.savePrivate'), onSelect: () => void save('private') });

  return (
    <li className="test-key">
      <div className="test-key-what">
        <span>{name}</span>
        <span className="setting-hint">
          <code className="selectable" title={fingerprint}>
            {fingerprint.slice(0, 16)}…
          </code>{' '}
          · {t(canSign ? 'keys.canSign' : 'keys.onlyPublic')}
        </span>
      </div>
      <CopyButton text={publicKey} label={t('keys.copy', { name })} />
      <Menu
        trigger={<Button variant="quiet" icon={Save} aria-label={t('keys.save', { name })} />}
        items={items}
      />
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('keys.remove', { name })}
        aria-expanded={canSign ? asking : undefined}
        onClick={() => (canSign ? setAsking(true) : void remove())}
      />
      {asking && (
        <div className="test-key-asking" role="alert">
          <span>{t('keys.removeAsk', { name })}</span>
          <Button onClick={() => setAsking(false)}>{t('keys.keep')}</Button>
          <Button variant="danger" onClick={() => void remove()}>
            {t('keys.removeConfirm')}
          </Button>
        </div>
      )}
    </li>
  );
}
