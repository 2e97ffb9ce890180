import { useTranslation } from 'react-i18next';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import { readMailbox, splitMailboxes } from '../../../shared/mailbox.ts';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { DetailRow } from '../shared/detail-row.tsx';

/** Receivers shown at most; Fields shows all. */
const maxShownPeople = 20;

/** Subject, sender and receivers, as people and addresses. */
export function MailHead({ message }: { readonly message: ProviderMessage }) {
  const { t } = useTranslation('detail');
  const to = message.emailTo.flatMap(splitMailboxes);
  return (
    <dl className="detail-rows message-head">
      <DetailRow name={t('message.subject')} value={message.subject} />
      <People name={t('message.from')} entries={message.emailFrom ? [message.emailFrom] : []} />
      <People name={t('message.to')} entries={to} />
    </dl>
  );
}

function People({ name, entries }: { readonly name: string; readonly entries: readonly string[] }) {
  const { t } = useTranslation('detail');
  return (
    <div className="detail-row">
      <dt>{name}</dt>
      <dd className="people">
        {entries.length === 0 && <span className="detail-muted">{t('message.absent')}</span>}
        {entries.slice(0, maxShownPeople).map((entry, index) => {
          const person = readMailbox(entry);
          return (
            <span key={index} className="person selectable" {...valueMenu(person.address ?? entry)}>
              {person.name !== null && <SenderText text={person.name} />}
              {person.address !== null && (
                <span className="mono">
                  <SenderText text={person.address} />
                </span>
              )}
              <CopyButton
                text={person.address ?? entry}
                label={t('copyOf', { what: person.address ?? entry })}
              />
            </span>
          );
        })}
        {entries.length > maxShownPeople && (
          <span className="detail-muted">
            {t('message.more', { count: entries.length - maxShownPeople })}
          </span>
        )}
      </dd>
    </div>
  );
}
