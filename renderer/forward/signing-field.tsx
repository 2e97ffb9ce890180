import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';

interface SigningFieldProps {
  /** The fingerprint of a key; `null` leaves the signature as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** What happens with the signature without a key. */
  readonly unsigned: string;
}

/** Whether what is sent is signed again, and with which test key. */
export function SigningField({ value, onChange, unsigned }: SigningFieldProps) {
  const { t } = useTranslation('sending');
  const keys = useWindow((state) => state.inspector?.keys ?? null);
  const openSettings = useWindow((state) => state.openSettings);
  const signing = keys?.filter(({ canSign }) => canSign) ?? [];
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{t('sign.label')}</label>
      <div className="setting-value">
        <select
          id={id}
          className="input"
          value={value ?? ''}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{unsigned}</option>
          {signing.map(({ fingerprint, name }) => (
            <option key={fingerprint} value={fingerprint}>
              {t('sign.with', { name })}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="setting-hint setting-hint-beside">
          {signing.length === 0 ? t('sign.noKeys') : t('sign.hint')}
        </p>
        {keys !== null && signing.length === 0 && (
          <Button onClick={() => openSettings('testKeys')}>{t('sign.openKeys')}</Button>
        )}
      </div>
    </div>
  );
}
