import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { DraftField, type SaveOutcome } from './draft-field.tsx';
import { settingRows, type NamesOf, type TextRow } from './setting-rows.ts';

interface SettingFieldProps {
  readonly name: NamesOf<'text'>;
  readonly settings: Settings;
}

/** A setting that the user types. */
export function SettingField({ name, settings }: SettingFieldProps) {
  const { t, i18n } = useTranslation('settings');
  const changeSettings = useWindow((state) => state.changeSettings);
  const { show, toChange, isNumber, isDisabled }: TextRow = settingRows[name];
  const locale = i18n.language;

  async function save(typed: string): Promise<SaveOutcome> {
    const result = await changeSettings(toChange(typed.trim(), locale));
    if (result.ok) return 'saved';
    return {
      refusal:
        result.fault === 'invalid'
          ? t(`invalid.${name}`)
          : t('notSaved', { detail: result.detail }),
    };
  }

  return (
    <DraftField
      label={t(`label.${name}`)}
      hint={t(`hint.${name}`)}
      savedHint={t('saved')}
      value={show(settings, locale)}
      save={save}
      isNumber={isNumber ?? false}
      isDisabled={isDisabled?.(settings) ?? false}
    />
  );
}
