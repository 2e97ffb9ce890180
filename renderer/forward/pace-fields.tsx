import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaceInput } from './pace-input.ts';

interface PaceFieldsProps {
  /** Open at first. */
  readonly isOpen: boolean;
  readonly value: PaceInput;
  readonly onChange: (value: PaceInput) => void;
}

const names = ['perSecond', 'concurrency', 'repeat'] as const;

/** How many a second, how many at the same time, and how often each. */
export function PaceFields({ isOpen, value, onChange }: PaceFieldsProps) {
  const { t } = useTranslation('sending');
  const id = useId();
  return (
    <details className="sending-pace" open={isOpen}>
      <summary>{t('pace.title')}</summary>
      <div className="sending-pace-fields">
        {names.map((name) => (
          <div key={name} className="setting">
            <label htmlFor={`${id}-${name}`}>{t(`pace.${name}`)}</label>
            <div className="setting-value">
              <input
                id={`${id}-${name}`}
                className="input input-short"
                inputMode="numeric"
                value={value[name]}
                aria-describedby={`${id}-${name}-hint`}
                onChange={(event) => onChange({ ...value, [name]: event.target.value })}
              />
              <p id={`${id}-${name}-hint`} className="setting-hint">
                {t(`pace.hint.${name}`)}
              </p>
            </div>
          </div>
        ))}
      </div>
    </details>
  );
}
