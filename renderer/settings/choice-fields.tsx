import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames } from '../../shared/language.ts';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { Segmented } from '../ui/segmented.tsx';
import { settingRows, type ChoiceRow, type NamesOf } from './setting-rows.ts';

/** More choices than these are a list that opens. */
const mostSideBySide = 3;

interface ChoiceFieldProps {
  readonly name: NamesOf<'choice'>;
  readonly settings: Settings;
}

/** A setting that is one of a few values. */
export function ChoiceField({ name, settings }: ChoiceFieldProps) {
  const { t } = useTranslation('settings');
  const changeSettings = useWindow((state) => state.changeSettings);
  const { choices }: ChoiceRow = settingRows[name];
  const id = useId();
  const label = t(`label.${name}`);
  const words: Readonly<Record<string, string>> = {
    ...languageNames,
    ...t(`choice.${name}`, { returnObjects: true }),
  };
  const options = choices.map((value) => ({ value, label: words[value] ?? value }));
  const choose = (value: string) => inBackground(changeSettings({ [name]: value }));
  const current = settings[name];
  return (
    <div className="setting">
      {choices.length > mostSideBySide ? (
        <label htmlFor={id}>{label}</label>
      ) : (
        <span aria-hidden>{label}</span>
      )}
      <div className="setting-value">
        {choices.length > mostSideBySide ? (
          <select
            id={id}
            className="input input-choice"
            value={current}
            aria-describedby={`${id}-hint`}
            onChange={(event) => choose(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <Segmented label={label} options={options} value={current} onChange={choose} />
        )}
        <p id={`${id}-hint`} className="setting-hint setting-hint-below">
          {t(`hint.${name}`)}
        </p>
      </div>
    </div>
  );
}

interface SwitchFieldProps {
  readonly name: NamesOf<'switch'>;
  readonly settings: Settings;
}

/** A setting that is on or off. */
export function SwitchField({ name, settings }: SwitchFieldProps) {
  const { t } = useTranslation('settings');
  const changeSettings = useWindow((state) => state.changeSettings);
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`label.${name}`)}</label>
      <div className="setting-value">
        <input
          id={id}
          type="checkbox"
          checked={settings[name]}
          aria-describedby={`${id}-hint`}
          onChange={(event) => inBackground(changeSettings({ [name]: event.target.checked }))}
        />
        <p id={`${id}-hint`} className="setting-hint setting-hint-beside">
          {t(`hint.${name}`)}
        </p>
      </div>
    </div>
  );
}
