import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guard } from '../../shared/access.ts';
import { useWindow } from '../store/use-window.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { inBackground } from '../ui/failures.ts';

const sorts = ['none', 'basic', 'header'] as const;
type Sort = (typeof sorts)[number];

/** The two texts of a guard: user and password, or name and value. */
type Texts = readonly [first: string, second: string];

/** What a request must bring besides the right path. It is in force once both of its texts are given. */
export function GuardSettings({ guard }: { readonly guard: Guard | null }) {
  const { t } = useTranslation(['doors', 'window']);
  const changeSettings = useWindow((state) => state.changeSettings);
  const [sort, setSort] = useState<Sort>(guard?.is ?? 'none');
  const [refusal, setRefusal] = useState<string | null>(null);
  const kept = textsOf(guard, sort);
  const onEdit = () => setRefusal(null);
  const first = useDraft({
    saved: kept[0],
    save: (text) => inBackground(save(sort, [text, second.text])),
    onEdit,
  });
  const second = useDraft({
    saved: kept[1],
    save: (text) => inBackground(save(sort, [first.text, text])),
    onEdit,
  });
  const ids = { sort: useId(), first: useId(), second: useId(), hint: useId() };

  async function save(next: Sort, texts: Texts) {
    if (next !== 'none' && texts.includes('')) return;
    const wanted = guardOf(next, texts);
    if (JSON.stringify(wanted) === JSON.stringify(guard)) return setRefusal(null);
    const result = await changeSettings({ guard: wanted });
    if (result.ok) return setRefusal(null);
    setRefusal(
      result.fault === 'invalid'
        ? t('guard.invalid')
        : t('window:settings.notSaved', { detail: result.detail }),
    );
  }

  return (
    <>
      <div className="setting">
        <label htmlFor={ids.sort}>{t('guard.name')}</label>
        <select
          id={ids.sort}
          className="input"
          value={sort}
          onChange={(event) => {
            const next = sorts.find((known) => known === event.target.value) ?? 'none';
            setSort(next);
            first.set('');
            second.set('');
            inBackground(save(next, ['', '']));
          }}
        >
          {sorts.map((name) => (
            <option key={name} value={name}>
              {t(`guard.sort.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {sort !== 'none' &&
        (['first', 'second'] as const).map((name) => (
          <div className="setting" key={name}>
            <label htmlFor={ids[name]}>{t(`guard.${sort}.${name}`)}</label>
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
          {refusal ?? t(`guard.hint.${sort}`)}{' '}
          {guard?.is === 'basic' && <GuardedUrl guard={guard} />}
        </p>
      </div>
    </>
  );
}

/** The address with the user and the password in it, for senders that take such. */
function GuardedUrl({ guard }: { readonly guard: Guard & { readonly is: 'basic' } }) {
  const { t } = useTranslation('doors');
  const url = useWindow((state) => state.inspector?.deliveryUrl ?? null);
  if (url === null) return null;
  const within = new URL(url);
  within.username = guard.user;
  within.password = guard.password;
  return <CopyButton text={within.href} label={t('guard.copy')} caption={t('guard.copy')} />;
}

/** The texts that are kept for one sort. */
function textsOf(guard: Guard | null, sort: Sort): Texts {
  if (guard === null || guard.is !== sort) return ['', ''];
  return guard.is === 'basic' ? [guard.user, guard.password] : [guard.name, guard.value];
}

function guardOf(sort: Sort, [first, second]: Texts): Guard | null {
  if (sort === 'none') return null;
  return sort === 'basic'
    ? { is: 'basic', user: first, password: second }
    : { is: 'header', name: first, value: second };
}
