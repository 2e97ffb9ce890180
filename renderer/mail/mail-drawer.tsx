import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { LinkList } from './link-list.tsx';
import { RemoteSection } from './remote-section.tsx';
import { StrippedList } from './stripped-list.tsx';
import type { Sanitized } from './sanitized.ts';
import './mail-drawer.css';

interface MailDrawerProps {
  /** The id of the request. */
  readonly id: number;
  readonly htmlId: string;
  /** `null` while the mail is not sanitized. */
  readonly safe: Sanitized | null;
  /** The ids in the message. */
  readonly ids: ReactNode;
  /** Takes the focus when it opens, because a button for its content opened it. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** Facts about the mail, beside it: its remote content, its links, what was left out of it, and the ids in the message. */
export function MailDrawer({ id, htmlId, safe, ids, takesFocus, onClose }: MailDrawerProps) {
  const { t } = useTranslation('mail');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) body.current?.focus();
  }, [takesFocus]);
  const isEmpty =
    safe !== null &&
    safe.links.length + safe.stripped.length + safe.remote.length + safe.cidCount === 0;
  return (
    <aside
      id={htmlId}
      className="mail-drawer"
      aria-label={t('drawer.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="mail-drawer-head">
        <h3>{t('drawer.label')}</h3>
        <Button variant="quiet" icon={X} aria-label={t('drawer.close')} onClick={onClose} />
      </header>
      <div
        ref={body}
        className="mail-drawer-body"
        role="group"
        aria-label={t('drawer.label')}
        tabIndex={0}
      >
        {isEmpty && <p className="mail-muted">{t('drawer.empty')}</p>}
        {safe !== null && (
          <>
            <RemoteSection id={id} safe={safe} />
            <LinkList links={safe.links} linkCount={safe.linkCount} />
            <StrippedList stripped={safe.stripped} />
          </>
        )}
        {ids}
      </div>
    </aside>
  );
}
