import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CheckView } from './check-view.tsx';
import { MailSheet } from './mail-sheet.tsx';
import { nothingAsked, type MailViewName } from './mail-store.ts';
import { MailToolbar } from './mail-toolbar.tsx';
import { hostOf, withoutTracking } from './remote-groups.ts';
import type { Loaded } from './remote.ts';
import { sanitize } from './sanitize.ts';
import type { Sanitized } from './sanitized.ts';
import { TextView } from './text-view.tsx';
import { useMail } from './use-mail.ts';
import { htmlWeight } from './weight.ts';
import './mail.css';

interface MailViewProps {
  /** Of the request that carries it. */
  readonly id: number;
  readonly html: string;
  /** The words of the source's search panel. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** An e-mail's HTML in all its views; what weighs too much is shown as a mail when asked for. */
export function MailView({ id, html, phrases }: MailViewProps) {
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const setLook = useMail((state) => state.setLook);
  const { loaded } = useMail((state) => state.loads.get(id) ?? nothingAsked);
  const [anyway, setAnyway] = useState(false);
  const weight = useMemo(() => htmlWeight(html), [html]);
  const held = weight !== 'fair' && !anyway;
  const safe = useMemo(() => (held ? null : sanitized(html, loaded)), [html, held, loaded]);
  useAllowedHosts(id, safe);

  const needsSafe = look.view === 'mail' || look.view === 'source';
  const view = safe === null && needsSafe ? 'original' : look.view;
  const choose = (chosen: MailViewName) => {
    setLook({ view: chosen });
    if (chosen === 'mail' || chosen === 'source') setAnyway(true);
  };

  return (
    <div className="mail">
      {weight !== 'fair' && held && (
        <Notice
          severity="warning"
          action={
            <>
              <Button onClick={() => choose('text')}>{t('asText')}</Button>
              <Button onClick={() => setAnyway(true)}>{t('anyway')}</Button>
            </>
          }
        >
          {t(`weight.${weight}`)}
        </Notice>
      )}
      {safe === null && !held && <Notice severity="error">{t('failed')}</Notice>}
      {view === 'mail' && safe !== null ? (
        <MailSheet id={id} safe={safe} look={look} onView={choose} />
      ) : (
        <>
          <div className="mail-bar">
            <MailToolbar view={view} onView={choose} />
            {(view === 'source' || view === 'original') && (
              <CopyButton
                text={view === 'source' && safe !== null ? safe.html : html}
                label={t('copySource')}
              />
            )}
          </div>
          {view === 'text' && <TextView id={id} phrases={phrases} />}
          {view === 'check' && <CheckView id={id} />}
          {(view === 'source' || view === 'original') && (
            <div className="mail-source">
              <CodeView
                text={view === 'source' && safe !== null ? safe.html : html}
                language="html"
                label={t(`views.${view}`)}
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
function useAllowedHosts(id: number, safe: Sanitized | null): void {
  const hosts = useMail((state) => state.hosts);
  const load = useMail((state) => state.load);
  const tried = useMail((state) => state.loads.get(id)?.faults);
  useEffect(() => {
    if (safe === null || hosts.size === 0) return;
    const allowed = withoutTracking(safe.remote).filter(
      ({ url }) => hosts.has(hostOf(url)) && tried?.has(url) !== true,
    );
    if (allowed.length > 0) void load(id, allowed);
  }, [id, safe, hosts, load, tried]);
}

/** A text that no parser survives has its source still: the sender can't take the window down. */
function sanitized(html: string, loaded: Loaded): Sanitized | null {
  try {
    return sanitize(html, loaded);
  } catch (error) {
    console.error('The e-mail could not be sanitized.', error);
    return null;
  }
}
