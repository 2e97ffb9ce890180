import { useTranslation } from 'react-i18next';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';

interface DetailRowProps {
  readonly name: string;
  /** `null` shows as absent. */
  readonly value: string | null;
  readonly mono?: boolean;
}

/** A row of a `.detail-rows` list: a name and a value that can be copied. */
export function DetailRow({ name, value, mono = false }: DetailRowProps) {
  const { t } = useTranslation('detail');
  return (
    <div className="detail-row" {...valueMenu(value ?? '')}>
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
