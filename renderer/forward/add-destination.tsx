import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { newDestination } from './new-destination.ts';
import { withScheme } from './typed-url.ts';

/** A field for the URL of a new destination. The main process asks the user before anything is sent there. */
export function AddDestination({ takesFocus }: { readonly takesFocus: boolean }) {
  const { t } = useTranslation('destinations');
  const edit = useWindow((state) => state.editDestinations);
  const hasNone = useWindow((state) => state.inspector?.settings.destinations.length === 0);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const id = useId();

  async function add() {
    const url = withScheme(typed);
    if (isAsking) return;
    if (!isSendable(url)) return setRefusal(t('invalid.url'));
    setRefusal(null);
    setIsAsking(true);
    const changed = await edit((all) => [...all, newDestination(url, all)]);
    setIsAsking(false);
    if (changed.ok) return setTyped('');
    if (changed.fault === 'declined') return undefined;
    setRefusal(changed.fault === 'invalid' ? t('full') : t('notSaved', { detail: changed.detail }));
  }

  return (
    <form
      className="destination-add"
      onSubmit={(event) => {
        event.preventDefault();
        inBackground(add());
      }}
    >
      <label htmlFor={id}>{t(hasNone ? 'addFirst' : 'add')}</label>
      <div className="destination-add-line">
        <input
          id={id}
          className="input"
          {...(takesFocus && { 'data-focus-first': true })}
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          placeholder="http://localhost:3000/webhook"
          value={typed}
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefusal(null);
          }}
        />
        <Button type="submit" variant="primary" icon={Plus} aria-disabled={isAsking}>
          {t('addShort')}
        </Button>
      </div>
      <p
        id={`${id}-hint`}
        className={refusal === null ? 'setting-hint' : 'setting-refusal'}
        role="status"
      >
        {refusal ?? t('addHint')}
      </p>
    </form>
  );
}

function isSendable(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && !url.includes('#');
}
