import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsChange } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { useDraft } from '../ui/use-draft.ts';
import { inBackground } from '../ui/failures.ts';

export type TypedSetting =
  | 'port'
  | 'replyStatus'
  | 'maxBody'
  | 'maxInFlight'
  | 'keepRequests'
  | 'keepBytes'
  | 'straysPerMinute'
  | 'host'
  | 'subdomain'
  | 'allowedHost'
  | 'address';

interface SettingFieldProps {
  readonly name: TypedSetting;
  readonly value: string;
  /** What is typed, as a change; what it is worth, the inspector says. */
  readonly toChange: (typed: string) => SettingsChange;
  readonly numeric?: boolean;
  readonly disabled?: boolean;
}

type Outcome = 'untouched' | 'saved' | { readonly message: string };

/** A setting that is typed. It is saved when left or at Enter; a refusal stands below it. */
export function SettingField({
  name,
  value,
  toChange,
  numeric = false,
  disabled = false,
}: SettingFieldProps) {
  const { t } = useTranslation();
  const changeSettings = useWindow((state) => state.changeSettings);
  const [outcome, setOutcome] = useState<Outcome>('untouched');
  const { field } = useDraft({
    kept: value,
    save: (typed) => inBackground(save(typed)),
    onEdit: () => setOutcome('untouched'),
  });
  const id = useId();
  const refused = typeof outcome === 'object';

  async function save(typed: string) {
    if (typed.trim() === value) return;
    const result = await changeSettings(toChange(typed.trim()));
    if (result.ok) return setOutcome('saved');
    const message =
      result.fault === 'invalid'
        ? t(`settings.invalid.${name}`)
        : t('settings.notSaved', { detail: result.detail });
    setOutcome({ message });
  }

  return (
    <div className="setting">
      <label htmlFor={id}>{t(`settings.${name}`)}</label>
      <div className="setting-value">
        <input
          id={id}
          className={numeric ? 'input input-short' : 'input'}
          inputMode={numeric ? 'numeric' : 'text'}
          spellCheck={false}
          disabled={disabled}
          aria-invalid={refused}
          aria-describedby={`${id}-hint`}
          {...field}
        />
        <p id={`${id}-hint`} className={refused ? 'setting-refusal' : 'setting-hint'} role="status">
          {refused
            ? outcome.message
            : outcome === 'saved'
              ? t('settings.saved')
              : t(`settings.${name}Hint`)}
        </p>
      </div>
    </div>
  );
}
