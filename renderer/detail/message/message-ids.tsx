import { useTranslation } from 'react-i18next';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import { DetailRow } from '../detail-row.tsx';

const idFields = ['contactId', 'locationId', 'messageId', 'emailMessageId', 'userId'] as const;

interface MessageIdsProps {
  readonly message: ProviderMessage;
  /** Behind a disclosure, where the message wants the room. */
  readonly folded: boolean;
}

/** The ids that the message came with, by their names on the wire. */
export function MessageIds({ message, folded }: MessageIdsProps) {
  const { t } = useTranslation('detail');
  const given = idFields.filter((name) => message[name] !== null);
  if (given.length === 0) return null;
  const rows = (
    <dl className="detail-rows" aria-label={t('message.ids')}>
      {given.map((name) => (
        <DetailRow key={name} name={name} value={message[name]} mono />
      ))}
    </dl>
  );
  if (!folded) return <div className="detail-ids">{rows}</div>;
  return (
    <details className="detail-ids">
      <summary>{t('message.ids')}</summary>
      {rows}
    </details>
  );
}
