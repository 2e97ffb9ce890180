import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../shared/inspection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AttachmentEntry } from './attachment-entry.tsx';
import './attachments.css';

/** Entries shown at most; Body has all. */
const maxShownEntries = 500;

interface AttachmentsTabProps {
  readonly id: number;
  readonly attachments: readonly Attachment[];
}

/** The attachments that the message links to. Nothing is fetched until the user asks for it. */
export function AttachmentsTab({ id, attachments }: AttachmentsTabProps) {
  const { t } = useTranslation('attachments');
  if (attachments.length === 0)
    return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  return (
    <>
      <p className="detail-pad detail-muted">{t('notFetched')}</p>
      <ol>
        {attachments.slice(0, maxShownEntries).map((attachment, index) => (
          <li key={index}>
            <AttachmentEntry reference={{ id, index }} attachment={attachment} />
          </li>
        ))}
      </ol>
      {attachments.length > maxShownEntries && (
        <p className="detail-pad detail-muted">
          {t('firstOf', { shown: maxShownEntries, count: attachments.length })}
        </p>
      )}
    </>
  );
}
