import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { AddTestKey } from './add-test-key.tsx';
import type { KeyOutcome } from './key-outcome.ts';
import { TestKeyRow } from './test-key-row.tsx';
import './test-keys.css';

/** The user's own keys, whose signatures count besides HighLevel's. */
export function TestKeys() {
  const { t } = useTranslation('signature');
  const keys = useWindow((state) => state.inspector?.keys ?? null);
  const [news, setNews] = useState<KeyOutcome | null>(null);
  return (
    <section className="test-keys" aria-label={t('keys.title')}>
      <h3>
        <KeyRound size={14} aria-hidden /> {t('keys.title')}
      </h3>
      <p className="setting-hint">{t('keys.hint')}</p>
      {keys?.length === 0 && <p className="setting-hint">{t('keys.none')}</p>}
      <ul className="test-keys-list">
        {keys?.map((key) => (
          <TestKeyRow key={key.fingerprint} testKey={key} onOutcome={setNews} />
        ))}
      </ul>
      <AddTestKey onOutcome={setNews} />
      <p className={news?.refused ? 'setting-refusal' : 'setting-hint'} role="status">
        {news?.text}
      </p>
    </section>
  );
}
