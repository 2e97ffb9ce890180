import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.ts';

/** The requests that the user chose, or all that the list shows. */
export type ScopeName = 'chosen' | 'shown';

interface ScopeFieldProps {
  readonly chosen: number;
  readonly shown: number;
  readonly value: ScopeName;
  readonly onChange: (value: ScopeName) => void;
}

/** What to send. */
export function ScopeField({ chosen, shown, value, onChange }: ScopeFieldProps) {
  const { t, i18n } = useTranslation('sending');
  const id = useId();
  const counts = { chosen, shown };
  const names = (['chosen', 'shown'] as const).filter((name) => counts[name] > 0);
  return (
    <div className="setting" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{t('scope.label')}</span>
      <div className="setting-choices">
        {names.map((name) => (
          <label key={name} className="sending-check">
            <input
              type="radio"
              name={id}
              checked={value === name}
              onChange={() => onChange(name)}
            />
            <span>
              {t(`scope.${name}`, {
                count: counts[name],
                shown: formatNumber(counts[name], i18n.language),
              })}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
