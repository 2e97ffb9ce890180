import { useTranslation } from 'react-i18next';

interface AsNewFieldProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Whether messages get ids and a time of their own. */
export function AsNewField({ value, onChange }: AsNewFieldProps) {
  const { t } = useTranslation('sending');
  return (
    <div className="setting">
      <span />
      <label className="sending-check">
        <input
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {t('asNew.label')} <span className="setting-hint">{t('asNew.hint')}</span>
        </span>
      </label>
    </div>
  );
}
