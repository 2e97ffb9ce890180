import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { inBackground } from '../ui/failures.ts';
import { keyOutcome, type KeyOutcome } from './key-outcome.ts';
import '../ui/input.css';

/** The form that adds a public key, or generates a key pair. */
export function AddTestKey({ onOutcome }: { readonly onOutcome: (outcome: KeyOutcome) => void }) {
  const { t } = useTranslation('signature');
  const name = useDraft({ saved: '' });
  const pem = useDraft({ saved: '' });
  const file = useRef<HTMLInputElement>(null);
  const ids = { name: useId(), pem: useId() };
  const keyName = name.text.trim();

  async function run(call: () => Parameters<typeof keyOutcome>[0], done: string) {
    if (keyName === '') return onOutcome({ text: t('keys.needsName'), isRefused: true });
    const outcome = await keyOutcome(call(), t, done);
    onOutcome(outcome);
    if (outcome.isRefused) return;
    name.set('');
    pem.set('');
  }

  function add() {
    if (pem.text.trim() === '') return onOutcome({ text: t('keys.needsKey'), isRefused: true });
    const publicKey = pem.text;
    inBackground(
      run(
        () => bridge.call('keys.add', { name: keyName, publicKey }),
        t('keys.added', { name: keyName }),
      ),
    );
  }

  function make() {
    inBackground(
      run(() => bridge.call('keys.make', { name: keyName }), t('keys.made', { name: keyName })),
    );
  }

  async function readFile(chosen: File | undefined) {
    if (chosen === undefined) return;
    pem.set((await chosen.text()).slice(0, 100_000));
    if (keyName === '') name.set(chosen.name.replace(/\.[^.]*$/, ''));
  }

  return (
    <div className="test-keys-add">
      <label htmlFor={ids.name}>{t('keys.name')}</label>
      <input
        id={ids.name}
        className="input"
        maxLength={60}
        placeholder={t('keys.nameHint')}
        {...name.field}
      />
      <label htmlFor={ids.pem}>{t('keys.pem')}</label>
      <textarea
        id={ids.pem}
        className="input mono"
        rows={3}
        spellCheck={false}
        placeholder="-----BEGIN PUBLIC KEY-----"
        {...pem.field}
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
            inBackground(readFile(event.target.files?.[0]));
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}
