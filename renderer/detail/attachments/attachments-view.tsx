import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../shared/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AttachmentEntry } from './attachment-entry.tsx';
import './attachments.css';

/** Entries shown at most; Body has all. */
const maxShownEntries = 500;

/** The line above the list, which stays when the list is scrolled. */
const barHeight = 36;

interface AttachmentsViewProps {
  readonly id: number;
  readonly attachments: readonly Attachment[];
  /** The entry to scroll to and focus. A new object each time, so that the same can be shown again. */
  readonly first: { readonly index: number };
  readonly onClose: () => void;
}

/** The attachments that the message links to. Nothing is fetched until the user asks for it. */
export function AttachmentsView({ id, attachments, first, onClose }: AttachmentsViewProps) {
  const { t } = useTranslation('attachments');
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const entry = list.current?.children[first.index];
    if (!(entry instanceof HTMLElement)) return;
    // Not `scrollIntoView`, which would scroll the window too.
    const scroller = entry.closest('.tabs-content');
    if (scroller !== null) scroller.scrollTop = entry.offsetTop - barHeight;
    entry.focus({ preventScroll: true });
  }, [first]);
  return (
    <section className="attachments" aria-label={t('title')}>
      <div className="attachments-bar">
        <h3>{t('title')}</h3>
        <p className="detail-muted truncate" title={t('notFetched')}>
          {t('notFetched')}
        </p>
        <Button
          variant="quiet"
          icon={X}
          aria-label={t('close')}
          title={t('close')}
          onClick={onClose}
        />
      </div>
      {attachments.length === 0 && (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      )}
      <ol ref={list} className="attachments-list">
        {attachments.slice(0, maxShownEntries).map((attachment, index) => (
          <li key={index} tabIndex={-1}>
            <AttachmentEntry reference={{ id, index }} attachment={attachment} />
          </li>
        ))}
      </ol>
      {attachments.length > maxShownEntries && (
        <p className="detail-pad detail-muted">
          {t('firstOf', { shown: maxShownEntries, count: attachments.length })}
        </p>
      )}
    </section>
  );
}
