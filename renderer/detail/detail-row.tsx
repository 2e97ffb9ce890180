import { useTranslation } from 'react-i18next';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';

interface DetailRowProps {
  readonly name: string;
  /** `null` is said in words. */
  readonly value: string | null;
  readonly mono?: boolean;
}

/** A named value that can be copied, in a list of such. */
export function DetailRow({ name, value, mono = false }: DetailRowProps) {
  const { t } = useTranslation('detail');
  return (
    <div className="detail-row">
      <dt>{name}</dt>
      <dd>
        {value === null || value === '' ? (
          <span className="detail-muted">{t('message.absent')}</span>
        ) : (
          <>
            <span className={`detail-value selectable ${mono ? 'mono' : ''}`}>
              <SenderText text={value} />
            </span>
            <CopyButton text={value} label={t('copyOf', { what: name })} />
          </>
        )}
      </dd>
    </div>
  );
}
