import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { hasDarkRules, withColourScheme } from './colour-scheme.ts';
import { LinkList } from './link-list.tsx';
import { LinkStatus } from './link-status.tsx';
import { MailExportNotice, MailExport, type MailExportOutcome } from './mail-export.tsx';
import { MailFrame } from './mail-frame.tsx';
import type { MailLook, MailViewName } from './mail-store.ts';
import { MailToolbar } from './mail-toolbar.tsx';
import { RemoteBar } from './remote-bar.tsx';
import { StrippedList } from './stripped-list.tsx';
import type { Sanitized } from './sanitized.ts';
import { useStagedMail } from './use-staged-mail.ts';

interface RenderedMailProps {
  readonly id: number;
  readonly safe: Sanitized;
  readonly look: MailLook;
  /** Milliseconds that are left for rendering it; `null` for no limit. */
  readonly remainingMs: number | null;
  readonly onView: (view: MailViewName) => void;
  /** Called when it is not rendered in time. */
  readonly onOverdue: () => void;
}

/** The rendered mail, with its remote content, stripped content and links. */
export function RenderedMail({
  id,
  safe,
  look,
  remainingMs,
  onView,
  onOverdue,
}: RenderedMailProps) {
  const { t } = useTranslation('mail');
  const [outcome, setOutcome] = useState<MailExportOutcome | null>(null);
  const html = useMemo(() => withColourScheme(safe.html, look.scheme), [safe, look.scheme]);
  const { address, failed } = useStagedMail(html, look.images, safe.links);
  const note = useMemo(() => schemeNote(safe.html, look.scheme), [safe, look.scheme]);
  return (
    <>
      <div className="mail-bar">
        <MailToolbar view="mail" onView={onView} />
        <MailExport address={address} look={look} onOutcome={setOutcome} />
      </div>
      {outcome !== null && (
        <MailExportNotice outcome={outcome} onDismiss={() => setOutcome(null)} />
      )}
      {failed && <Notice severity="error">{t('failed')}</Notice>}
      <RemoteBar id={id} remote={safe.remote} remoteCounts={safe.remoteCounts} />
      {note !== null && <p className="mail-note">{t(`scheme.note.${note}`)}</p>}
      <MailFrame address={address} look={look} timeLimitMs={remainingMs} onOverdue={onOverdue} />
      <LinkStatus links={safe.links} />
      <div className="mail-notes">
        {safe.cidCount > 0 && <p className="mail-muted">{t('cid', { count: safe.cidCount })}</p>}
        <StrippedList stripped={safe.stripped} />
        <LinkList links={safe.links} linkCount={safe.linkCount} />
      </div>
    </>
  );
}

/** The note about how the colours of the mail were made. */
function schemeNote(html: string, scheme: MailLook['scheme']): 'none' | 'forced' | null {
  if (scheme === 'forced') return 'forced';
  return scheme === 'dark' && !hasDarkRules(html) ? 'none' : null;
}
