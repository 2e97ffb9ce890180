import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { ShowInFolder } from '../ui/show-in-folder.tsx';
import { AddTestKey } from './add-test-key.tsx';
import type { KeyOutcome } from './key-outcome.ts';
import { TestKeyRow } from './test-key-row.tsx';
import './test-keys.css';

/** The user's own keys. Signatures made with them are accepted besides HighLevel's. */
export function TestKeys() {
  const { t } = useTranslation('signature');
  const keys = useWindow((state) => state.inspector?.keys ?? null);
  const [outcome, setOutcome] = useState<KeyOutcome | null>(null);
  return (
    <section className="test-keys" aria-label={t('keys.title')}>
      <h3>
        <KeyRound size={14} aria-hidden /> {t('keys.title')}
      </h3>
      <p className="setting-hint">{t('keys.hint')}</p>
      {keys?.length === 0 && <p className="setting-hint">{t('keys.none')}</p>}
      <ul className="test-keys-list">
        {keys?.map((key) => (
          <TestKeyRow key={key.fingerprint} testKey={key} onOutcome={setOutcome} />
        ))}
      </ul>
      <AddTestKey onOutcome={setOutcome} />
      <p className={outcome?.isRefused ? 'setting-refusal' : 'setting-hint'} role="status">
        {outcome?.text}
      </p>
      {outcome?.file !== undefined && <ShowInFolder key={outcome.file} file={outcome.file} />}
    </section>
  );
}
