import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { inBackground } from '../ui/failures.ts';
import { CheckView } from './check-view.tsx';
import { RenderedMail } from './rendered-mail.tsx';
import { emptyLoad, type MailViewName } from './mail-store.ts';
import { MailToolbar } from './mail-toolbar.tsx';
import { hostOf, withoutTracking } from './remote-groups.ts';
import type { Sanitized } from './sanitized.ts';
import { TextView } from './text-view.tsx';
import { useMail } from './use-mail.ts';
import { useSanitized } from './use-sanitized.ts';
import './mail.css';

interface MailViewProps {
  /** The id of the request. */
  readonly id: number;
  readonly html: string;
  /** The texts of the search panel in the source view. */
  readonly phrases: Readonly<Record<string, string>>;
}

/**
 * All views of an e-mail's HTML. A mail that takes too long to render is shown as text until the user chooses to render it
 * anyway.
 */
export function MailView({ id, html, phrases }: MailViewProps) {
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);
  const { loaded } = useMail((state) => state.loads.get(id) ?? emptyLoad);
  /** The user chose to render it anyway, without a time limit. */
  const [ignoresLimit, setIgnoresLimit] = useState(false);
  const [isRenderOverdue, setIsRenderOverdue] = useState(false);
  const sanitizing = useSanitized(html, loaded, ignoresLimit);
  const safe = sanitizing.is === 'sanitized' ? sanitizing.safe : null;
  const onRenderOverdue = useCallback(() => setIsRenderOverdue(true), []);
  const safeHtml = safe?.html ?? null;
  useLoadFromAllowedHosts(id, safe);

  const overdue = !ignoresLimit && (sanitizing.is === 'overdue' || isRenderOverdue);
  const needsSanitizing = look.view === 'mail' || look.view === 'source';
  const view = needsSanitizing && sanitizing.is === 'failed' ? 'original' : look.view;
  const source = view === 'original' ? html : view === 'source' && !overdue ? safeHtml : null;
  const choose = (chosen: MailViewName) => setLook({ view: chosen });

  return (
    <div className="mail">
      {overdue && needsSanitizing && (
        <Notice
          severity="warning"
          action={
            <Button onClick={() => setIgnoresLimit(true)}>
              {t('overdue.anyway', { ns: 'mail-safety' })}
            </Button>
          }
        >
          {t('overdue.text', { ns: 'mail-safety' })}
        </Notice>
      )}
      {sanitizing.is === 'failed' && <Notice severity="error">{t('failed')}</Notice>}
      {view === 'mail' && safe !== null && !overdue ? (
        <RenderedMail
          id={id}
          safe={safe}
          look={look}
          remainingMs={sanitizing.is === 'sanitized' ? sanitizing.remainingMs : null}
          onView={choose}
          onOverdue={onRenderOverdue}
        />
      ) : (
        <>
          <div className="mail-bar">
            <MailToolbar view={view} onView={choose} />
            {source !== null && <CopyButton text={source} label={t('copySource')} />}
          </div>
          {(view === 'text' || (overdue && needsSanitizing)) && (
            <TextView id={id} phrases={phrases} />
          )}
          {needsSanitizing && safe === null && sanitizing.is === 'working' && (
            <p className="mail-waiting" role="status">
              {t('waiting', { ns: 'mail-safety' })}
            </p>
          )}
          {view === 'check' && <CheckView id={id} />}
          {source !== null && (
            <div className="mail-source">
              <CodeView
                text={source}
                language="html"
                label={t(view === 'source' ? 'views.source' : 'views.original')}
                phrases={phrases}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Loads remote content from the hosts that the user allowed for every mail, but never tracking pixels. */
function useLoadFromAllowedHosts(id: number, safe: Sanitized | null): void {
  const hosts = useMail((state) => state.hosts);
  const load = useMail((state) => state.load);
  const tried = useMail((state) => state.loads.get(id)?.faults);
  useEffect(() => {
    if (safe === null || hosts.size === 0) return;
    const allowed = withoutTracking(safe.remote).filter(
      ({ url }) => hosts.has(hostOf(url)) && tried?.has(url) !== true,
    );
    if (allowed.length > 0) inBackground(load(id, allowed));
  }, [id, safe, hosts, load, tried]);
}
