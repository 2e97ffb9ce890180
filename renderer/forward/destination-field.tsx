import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/destinations.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { useDraft } from '../ui/use-draft.ts';

export type DestinationFieldName =
  'name' | 'url' | 'query' | 'headers' | 'timeout' | 'concurrency' | 'authority';

interface DestinationFieldProps {
  readonly destination: Destination;
  readonly name: DestinationFieldName;
  readonly value: string;
  /** The destination with the typed text; `null` when the text is not valid. */
  readonly withText: (text: string, destination: Destination) => Destination | null;
  readonly lines?: number;
  readonly isShort?: boolean;
  /** The mistake in the saved text; `null` when there is none. */
  readonly fault?: string | null;
}

/** A part of a destination that the user enters as text. It is saved on Enter and when the field is left; a refusal shows below it. */
export function DestinationField(props: DestinationFieldProps) {
  const { destination, name, value, withText, lines = 1, isShort = false, fault = null } = props;
  const { t } = useTranslation('destinations');
  const edit = useWindow((state) => state.editDestinations);
  const [refusal, setRefusal] = useState<string | null>(null);
  const draft = useDraft({
    saved: value,
    save: (text) => inBackground(save(text)),
    onEdit: () => setRefusal(null),
  });
  const id = useId();
  const mistake = refusal ?? fault;

  async function save(text: string) {
    if (text === value) return setRefusal(null);
    if (withText(text, destination) === null) return setRefusal(t(`invalid.${name}`));
    const changed = await edit((all) =>
      all.map((one) => (one.id === destination.id ? (withText(text, one) ?? one) : one)),
    );
    if (changed.ok) return setRefusal(null);
    // The user was asked and did not want the change.
    if (changed.fault === 'declined') return draft.set(value);
    setRefusal(
      changed.fault === 'invalid'
        ? t(`invalid.${name}`)
        : t('notSaved', { detail: changed.detail }),
    );
  }

  const control = {
    ...draft.field,
    id,
    spellCheck: false,
    'aria-invalid': mistake !== null,
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`field.${name}`)}</label>
      <div className="setting-value">
        {lines > 1 ? (
          <textarea {...control} className="input mono destination-lines" rows={lines} />
        ) : (
          <input {...control} className={isShort ? 'input input-short' : 'input'} />
        )}
        <p
          id={`${id}-hint`}
          className={mistake === null ? 'setting-hint' : 'setting-refusal'}
          role="status"
        >
          {mistake ?? t(`hint.${name}`)}
        </p>
      </div>
    </div>
  );
}
