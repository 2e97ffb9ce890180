import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../shared/bounds.ts';
import { playMannerNames, type PlayManner } from '../../shared/play.ts';
import { formatNumber } from '../ui/format.ts';

interface MannerFieldProps {
  readonly value: PlayManner;
  readonly onChange: (value: PlayManner) => void;
}

/** In which order and how often messages are delivered. */
export function MannerField({ value, onChange }: MannerFieldProps) {
  const { t, i18n } = useTranslation('play');
  const id = useId();
  const most = formatNumber(bounds.playedAtOnce.entries, i18n.language);
  return (
    <div className="setting">
      <label htmlFor={id}>{t('manner.label')}</label>
      <div className="setting-value">
        <select
          id={id}
          className="input"
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            const chosen = playMannerNames.find((name) => name === target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {playMannerNames.map((name) => (
            <option key={name} value={name}>
              {t(`manner.${name}.name`)}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="setting-hint">
          {t(`manner.${value}.hint`, { most })}
        </p>
      </div>
    </div>
  );
}
