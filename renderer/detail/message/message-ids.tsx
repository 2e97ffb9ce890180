import { useTranslation } from 'react-i18next';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import { DetailRow } from '../shared/detail-row.tsx';

const idFields = ['contactId', 'locationId', 'messageId', 'emailMessageId', 'userId'] as const;

interface MessageIdsProps {
  readonly message: ProviderMessage;
  /** Starts collapsed, to leave room for the message. */
  readonly isFolded: boolean;
}

/** The ids in the message, by their field names. */
export function MessageIds({ message, isFolded }: MessageIdsProps) {
  const { t } = useTranslation('detail');
  const present = idFields.filter((name) => message[name] !== null);
  if (present.length === 0) return null;
  const rows = (
    <dl className="detail-rows" aria-label={t('message.ids')}>
      {present.map((name) => (
        <DetailRow key={name} name={name} value={message[name]} mono />
      ))}
    </dl>
  );
  if (!isFolded) return <div className="detail-ids">{rows}</div>;
  return (
    <details className="detail-ids">
      <summary>{t('message.ids')}</summary>
      {rows}
    </details>
  );
}
