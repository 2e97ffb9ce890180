import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { newsOf, type KeyNews } from './key-news.ts';
import '../ui/input.css';

/** Takes in a public key, or makes a pair. */
export function AddTestKey({ onNews }: { readonly onNews: (news: KeyNews) => void }) {
  const { t } = useTranslation('signature');
  const [name, setName] = useState('');
  const [pem, setPem] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const ids = { name: useId(), pem: useId() };
  const called = name.trim();

  async function run(call: () => Parameters<typeof newsOf>[0], done: string) {
    if (called === '') return onNews({ text: t('keys.needsName'), refused: true });
    const news = await newsOf(call(), t, done);
    onNews(news);
    if (news.refused) return;
    setName('');
    setPem('');
  }

  function add() {
    if (pem.trim() === '') return onNews({ text: t('keys.needsKey'), refused: true });
    const publicKey = pem;
    void run(
      () => bridge.call('keys.add', { name: called, publicKey }),
      t('keys.added', { name: called }),
    );
  }

  function make() {
    void run(() => bridge.call('keys.make', { name: called }), t('keys.made', { name: called }));
  }

  async function readFile(chosen: File | undefined) {
    if (chosen === undefined) return;
    setPem((await chosen.text()).slice(0, 100_000));
    if (called === '') setName(chosen.name.replace(/\.[^.]*$/, ''));
  }

  return (
    <div className="test-keys-add">
      <label htmlFor={ids.name}>{t('keys.name')}</label>
      <input
        id={ids.name}
        className="input"
        value={name}
        maxLength={60}
        placeholder={t('keys.nameHint')}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={ids.pem}>{t('keys.pem')}</label>
      <textarea
        id={ids.pem}
        className="input mono"
        rows={3}
        value={pem}
        spellCheck={false}
        placeholder="-----BEGIN PUBLIC KEY-----"
        onChange={(event) => setPem(event.target.value)}
      />
      <div className="test-keys-buttons">
        <Button onClick={add}>{t('keys.add')}</Button>
        <Button onClick={() => file.current?.click()}>{t('keys.file')}</Button>
        <Button onClick={make}>{t('keys.make')}</Button>
        <input
          ref={file}
          type="file"
          accept=".pem,.pub,.key,.txt"
          hidden
          onChange={(event) => {
            void readFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}
