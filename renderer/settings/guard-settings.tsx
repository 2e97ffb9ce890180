import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guard } from '../../shared/doors.ts';
import { useWindow } from '../store/use-window.ts';
import { CopyButton } from '../ui/copy-button.tsx';

const sorts = ['none', 'basic', 'header'] as const;
type Sort = (typeof sorts)[number];

/** The two texts of a guard: user and password, or name and value. */
type Draft = readonly [first: string, second: string];

/** What a request must bring besides the right path. It is in force once both of its texts are given. */
export function GuardSettings({ guard }: { readonly guard: Guard | null }) {
  const { t } = useTranslation('doors');
  const changeSettings = useWindow((state) => state.changeSettings);
  const [sort, setSort] = useState<Sort>(guard?.is ?? 'none');
  const [draft, setDraft] = useState<Draft>(textsOf(guard));
  const [refusal, setRefusal] = useState<string | null>(null);
  const ids = { sort: useId(), first: useId(), second: useId(), hint: useId() };

  async function save(next: Sort, [first, second]: Draft) {
    if (next !== 'none' && (first === '' || second === '')) return;
    const wanted = guardOf(next, [first, second]);
    if (JSON.stringify(wanted) === JSON.stringify(guard)) return setRefusal(null);
    const result = await changeSettings({ guard: wanted });
    setRefusal(result.ok ? null : t('guard.invalid'));
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
            setDraft(['', '']);
            void save(next, ['', '']);
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
        ([0, 1] as const).map((at) => {
          const id = at === 0 ? ids.first : ids.second;
          return (
            <div className="setting" key={at}>
              <label htmlFor={id}>{t(`guard.${sort}.${at === 0 ? 'first' : 'second'}`)}</label>
              <input
                id={id}
                className="input"
                value={draft[at]}
                spellCheck={false}
                autoComplete="off"
                aria-invalid={refusal !== null}
                aria-describedby={ids.hint}
                onChange={(event) => {
                  const { value } = event.target;
                  setDraft(at === 0 ? [value, draft[1]] : [draft[0], value]);
                }}
                onBlur={() => void save(sort, draft)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void save(sort, draft);
                }}
              />
            </div>
          );
        })}
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

function textsOf(guard: Guard | null): Draft {
  if (guard === null) return ['', ''];
  return guard.is === 'basic' ? [guard.user, guard.password] : [guard.name, guard.value];
}

function guardOf(sort: Sort, [first, second]: Draft): Guard | null {
  if (sort === 'none') return null;
  return sort === 'basic'
    ? { is: 'basic', user: first, password: second }
    : { is: 'header', name: first, value: second };
}
