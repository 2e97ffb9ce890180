import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../shared/inspection.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { attachmentFault } from './attachment-fault.ts';
import './table.css';

/** Entries and characters of an address drawn at most; Body has all. */
const shownEntries = 500;
const shownAddress = 2_000;

/** What the message points at. Nothing of it is fetched. */
export function AttachmentsTab({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useTranslation('detail');
  if (attachments.length === 0) {
    return (
      <EmptyState title={t('attachments.none.title')}>{t('attachments.none.text')}</EmptyState>
    );
  }
  return (
    <>
      <p className="detail-pad detail-muted">{t('attachments.quiet')}</p>
      <ol>
        {attachments.slice(0, shownEntries).map((attachment, index) => (
          <li key={index}>
            <Entry attachment={attachment} />
          </li>
        ))}
      </ol>
      {attachments.length > shownEntries && (
        <p className="detail-pad detail-muted">
          {t('attachments.firstOf', { shown: shownEntries, count: attachments.length })}
        </p>
      )}
    </>
  );
}

function Entry({
  attachment: { url, name, mediaType, host },
}: {
  readonly attachment: Attachment;
}) {
  const { t } = useTranslation('detail');
  const fault = attachmentFault(url);
  return (
    <div className="attachment">
      <div className="attachment-what">
        {fault === null && (
          <p className="selectable">
            <strong>{name.slice(0, shownAddress)}</strong>{' '}
            <span className="detail-muted">
              {mediaType ?? t('attachments.unknownType')} · {host}
            </span>
          </p>
        )}
        <p className="mono selectable detail-address">{url.slice(0, shownAddress)}</p>
        {fault !== null && (
          <p className="detail-warn">
            {fault.is === 'scheme'
              ? t('attachments.fault.scheme', { scheme: fault.scheme })
              : t(`attachments.fault.${fault.is}`)}
          </p>
        )}
      </div>
      {url !== '' && (
        <CopyButton text={url} label={t('attachments.copy', { name: name.slice(0, 80) })} />
      )}
      {fault === null && (
        <Button icon={ExternalLink} onClick={() => void bridge.call('link.open', url)}>
          {t('attachments.open')}
        </Button>
      )}
    </div>
  );
}
