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
  /** Of the request that carries it. */
  readonly id: number;
  readonly html: string;
  /** The words of the source's search panel. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** An e-mail's HTML in all its views; what takes too long to draw is text until its reader insists. */
export function MailView({ id, html, phrases }: MailViewProps) {
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);
  const { loaded } = useMail((state) => state.loads.get(id) ?? emptyLoad);
  /** Its reader waits, however long it takes. */
  const [patient, setPatient] = useState(false);
  const [undrawn, setUndrawn] = useState(false);
  const sanitizing = useSanitized(html, loaded, patient);
  const safe = sanitizing.is === 'sanitized' ? sanitizing.safe : null;
  const giveUp = useCallback(() => setUndrawn(true), []);
  const safeHtml = safe?.html ?? null;
  useLoadFromAllowedHosts(id, safe);

  const overdue = !patient && (sanitizing.is === 'overdue' || undrawn);
  const isAsked = look.view === 'mail' || look.view === 'source';
  const view = isAsked && sanitizing.is === 'failed' ? 'original' : look.view;
  const source = view === 'original' ? html : view === 'source' && !overdue ? safeHtml : null;
  const choose = (chosen: MailViewName) => setLook({ view: chosen });

  return (
    <div className="mail">
      {overdue && isAsked && (
        <Notice
          severity="warning"
          action={
            <Button onClick={() => setPatient(true)}>
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
          leftMs={sanitizing.is === 'sanitized' ? sanitizing.leftMs : null}
          onView={choose}
          onOverdue={giveUp}
        />
      ) : (
        <>
          <div className="mail-bar">
            <MailToolbar view={view} onView={choose} />
            {source !== null && <CopyButton text={source} label={t('copySource')} />}
          </div>
          {(view === 'text' || (overdue && isAsked)) && <TextView id={id} phrases={phrases} />}
          {isAsked && safe === null && sanitizing.is === 'working' && (
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

/** Fetches what comes from hosts that the reader allowed for every mail. What tracks is never part of that. */
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
