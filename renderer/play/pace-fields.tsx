import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  longestRetriesMs,
  retryClockNames,
  retryClocks,
  type RetryClockName,
} from '../../shared/retry-clock.ts';
import { formatNumber } from '../ui/format.ts';
import { durationText } from './duration-text.ts';

const clocks = [...retryClockNames, 'none'] as const;

interface ClockFieldProps {
  readonly value: RetryClockName | null;
  readonly onChange: (value: RetryClockName | null) => void;
}

/** By which page of HighLevel failed attempts are repeated, and what that page says. */
export function ClockField({ value, onChange }: ClockFieldProps) {
  const { t } = useTranslation('play');
  const id = useId();
  const chosen = value ?? 'none';
  const { afterFailure } = retryClocks[value ?? 'only-429'];
  return (
    <div className="setting">
      <label htmlFor={id}>{t('clock.label')}</label>
      <div className="setting-value">
        <select
          id={id}
          className="input"
          value={chosen}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) =>
            onChange(retryClockNames.find((name) => name === target.value) ?? null)
          }
        >
          {clocks.map((name) => (
            <option key={name} value={name}>
              {t(`clock.${name}`)}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="setting-hint">
          {t(`clock.hint.${chosen}`)}
          {afterFailure.source === 'inferred' && ` ${t('clock.guessed')}`}
        </p>
      </div>
    </div>
  );
}

const speeds = [1, 60, 600, 6_000, 60_000] as const;

interface SpeedFieldProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** How much shorter the pauses are than HighLevel's. */
export function SpeedField({ value, onChange }: SpeedFieldProps) {
  const { t, i18n } = useTranslation('play');
  const id = useId();
  const name = (speed: number) =>
    speed === 1
      ? t('speed.real')
      : t('speed.times', {
          times: formatNumber(speed, i18n.language),
          minutes: durationText(600_000 / speed, i18n.language),
          days: durationText(longestRetriesMs / speed, i18n.language),
        });
  return (
    <div className="setting">
      <label htmlFor={id}>{t('speed.label')}</label>
      <div className="setting-value">
        <select
          id={id}
          className="input"
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(Number(target.value))}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {name(speed)}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="setting-hint">
          {t('speed.hint')}
        </p>
      </div>
    </div>
  );
}
