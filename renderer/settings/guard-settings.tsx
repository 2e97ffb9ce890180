import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guard } from '../../shared/access.ts';
import { useWindow } from '../store/use-window.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { inBackground } from '../ui/failures.ts';

const guardKinds = ['none', 'basic', 'header'] as const;
type GuardKind = (typeof guardKinds)[number];

/** The two texts of a guard: user and password, or name and value. */
type Texts = readonly [first: string, second: string];

/** The guard: what a request needs besides the right path. It applies once both of its texts are filled in. */
export function GuardSettings({ guard }: { readonly guard: Guard | null }) {
  const { t } = useTranslation(['access', 'settings']);
  const changeSettings = useWindow((state) => state.changeSettings);
  const [kind, setKind] = useState<GuardKind>(guard?.is ?? 'none');
  const [refusal, setRefusal] = useState<string | null>(null);
  const saved = textsOf(guard, kind);
  const onEdit = () => setRefusal(null);
  const first = useDraft({
    saved: saved[0],
    save: (text) => inBackground(save(kind, [text, second.text])),
    onEdit,
  });
  const second = useDraft({
    saved: saved[1],
    save: (text) => inBackground(save(kind, [first.text, text])),
    onEdit,
  });
  const ids = { kind: useId(), first: useId(), second: useId(), hint: useId() };

  async function save(next: GuardKind, texts: Texts) {
    if (next !== 'none' && texts.includes('')) return;
    const changed = guardOf(next, texts);
    if (JSON.stringify(changed) === JSON.stringify(guard)) return setRefusal(null);
    const result = await changeSettings({ guard: changed });
    if (result.ok) return setRefusal(null);
    setRefusal(
      result.fault === 'invalid'
        ? t('guard.invalid')
        : t('settings:notSaved', { detail: result.detail }),
    );
  }

  return (
    <>
      <div className="setting">
        <label htmlFor={ids.kind}>{t('settings:label.guard')}</label>
        <select
          id={ids.kind}
          className="input"
          value={kind}
          onChange={(event) => {
            const next = guardKinds.find((known) => known === event.target.value) ?? 'none';
            setKind(next);
            first.set('');
            second.set('');
            inBackground(save(next, ['', '']));
          }}
        >
          {guardKinds.map((name) => (
            <option key={name} value={name}>
              {t(`guard.kind.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {kind !== 'none' &&
        (['first', 'second'] as const).map((name) => (
          <div className="setting" key={name}>
            <label htmlFor={ids[name]}>{t(`guard.${kind}.${name}`)}</label>
            <input
              id={ids[name]}
              className="input"
              spellCheck={false}
              autoComplete="off"
              aria-invalid={refusal !== null}
              aria-describedby={ids.hint}
              {...(name === 'first' ? first : second).field}
            />
          </div>
        ))}
      <div className="setting">
        <span />
        <p id={ids.hint} className={refusal ? 'setting-refusal' : 'setting-hint'} role="status">
          {refusal ?? t(`guard.hint.${kind}`)}{' '}
          {guard?.is === 'basic' && <GuardedUrl guard={guard} />}
        </p>
      </div>
    </>
  );
}

/** Copies the address with user and password in it, for senders that accept such an address. */
function GuardedUrl({ guard }: { readonly guard: Guard & { readonly is: 'basic' } }) {
  const { t } = useTranslation('access');
  const url = useWindow((state) => state.inspector?.deliveryUrl ?? null);
  if (url === null) return null;
  const within = new URL(url);
  within.username = guard.user;
  within.password = guard.password;
  return <CopyButton text={within.href} label={t('guard.copy')} caption={t('guard.copy')} />;
}

/** The texts that are saved for one kind of guard. */
function textsOf(guard: Guard | null, kind: GuardKind): Texts {
  if (guard === null || guard.is !== kind) return ['', ''];
  return guard.is === 'basic' ? [guard.user, guard.password] : [guard.name, guard.value];
}

function guardOf(kind: GuardKind, [first, second]: Texts): Guard | null {
  if (kind === 'none') return null;
  return kind === 'basic'
    ? { is: 'basic', user: first, password: second }
    : { is: 'header', name: first, value: second };
}
