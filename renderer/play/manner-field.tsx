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
    <div className="setting" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{t('manner.label')}</span>
      <div className="play-manners">
        {playMannerNames.map((name) => (
          <label key={name} className="sending-check">
            <input
              type="radio"
              name={id}
              checked={name === value}
              onChange={() => onChange(name)}
            />
            <span>
              {t(`manner.${name}.name`)}{' '}
              <span className="setting-hint">{t(`manner.${name}.hint`, { most })}</span>
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
