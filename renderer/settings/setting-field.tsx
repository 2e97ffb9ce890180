import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { useDraft } from '../ui/use-draft.ts';
import { textSetting } from './text-settings.ts';
import type { TextSettingName } from './text-settings.ts';

interface SettingFieldProps {
  readonly name: TextSettingName;
  readonly settings: Settings;
}

type SettingOutcome = 'untouched' | 'saved' | { readonly refusal: string };

/** A setting that the user enters as text. It is saved on Enter and when the field is left; a refusal shows below it. */
export function SettingField({ name, settings }: SettingFieldProps) {
  const { t, i18n } = useTranslation();
  const changeSettings = useWindow((state) => state.changeSettings);
  const [outcome, setOutcome] = useState<SettingOutcome>('untouched');
  const { show, toChange, isNumber = false, isDisabled } = textSetting(name);
  const value = show(settings, i18n.language);
  const { field } = useDraft({
    saved: value,
    save: (typed) => inBackground(save(typed.trim())),
    onEdit: () => setOutcome('untouched'),
  });
  const id = useId();
  const isRefused = typeof outcome === 'object';

  async function save(typed: string) {
    if (typed === value) return;
    const result = await changeSettings(toChange(typed, i18n.language));
    if (result.ok) return setOutcome('saved');
    const refusal =
      result.fault === 'invalid'
        ? t(`settings.invalid.${name}`)
        : t('settings.notSaved', { detail: result.detail });
    setOutcome({ refusal });
  }

  return (
    <div className="setting">
      <label htmlFor={id}>{t(`settings.${name}`)}</label>
      <div className="setting-value">
        <input
          id={id}
          className={isNumber ? 'input input-short' : 'input'}
          inputMode={isNumber ? 'numeric' : 'text'}
          spellCheck={false}
          disabled={isDisabled?.(settings) ?? false}
          aria-invalid={isRefused}
          aria-describedby={`${id}-hint`}
          {...field}
        />
        <p
          id={`${id}-hint`}
          className={isRefused ? 'setting-refusal' : 'setting-hint'}
          role="status"
        >
          {isRefused
            ? outcome.refusal
            : outcome === 'saved'
              ? t('settings.saved')
              : t(`settings.${name}Hint`)}
        </p>
      </div>
    </div>
  );
}
