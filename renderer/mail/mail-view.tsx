import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { inBackground } from '../ui/failures.ts';
import { useStoredChoice } from '../ui/use-stored-choice.ts';
import { CheckView } from './check-view.tsx';
import { schemeNoteOf, withColourScheme } from './colour-scheme.ts';
import { MailDrawer } from './mail-drawer.tsx';
import { MailExportNotice } from './mail-export-notice.tsx';
import { RenderedMail } from './rendered-mail.tsx';
import { emptyLoad } from './mail-store.ts';
import { MailToolbar } from './mail-toolbar.tsx';
import { hostOf, withoutTracking } from './remote-groups.ts';
import type { Sanitized } from './sanitized.ts';
import { TextView } from './text-view.tsx';
import { useMailExport, type MailExportOutcome } from './use-mail-export.ts';
import { useMailRoom } from './use-mail-room.ts';
import { useMail } from './use-mail.ts';
import { useSanitized } from './use-sanitized.ts';
import './mail.css';

interface MailViewProps {
  /** The id of the request. */
  readonly id: number;
  readonly html: string;
  /** The texts of the code views. */
  readonly phrases: Readonly<Record<string, string>>;
  /** The ids in the message, which the drawer shows. */
  readonly ids: ReactNode;
}

/**
 * All views of an e-mail's HTML. It fills the room that it has, and the view scrolls within it. A mail that takes too long to
 * render is shown as text until the user chooses to render it anyway.
 */
export function MailView({ id, html, phrases, ids }: MailViewProps) {
  const { t } = useTranslation('mail');
  const look = useMail((state) => state.look);
  const { loaded } = useMail((state) => state.loads.get(id) ?? emptyLoad);
  /** The user chose to render it anyway, without a time limit. */
  const [ignoresLimit, setIgnoresLimit] = useState(false);
  const [isRenderOverdue, setIsRenderOverdue] = useState(false);
  const [outcome, setOutcome] = useState<MailExportOutcome | null>(null);
  const sanitizing = useSanitized(html, loaded, ignoresLimit);
  const safe = sanitizing.is === 'sanitized' ? sanitizing.safe : null;
  const onRenderOverdue = useCallback(() => setIsRenderOverdue(true), []);
  useLoadFromAllowedHosts(id, safe);
  const element = useRef<HTMLDivElement>(null);
  const room = useMailRoom(element);
  const drawer = useDrawer();

  const overdue = !ignoresLimit && (sanitizing.is === 'overdue' || isRenderOverdue);
  const failed = sanitizing.is === 'failed';
  const view = look.view === 'mail' && failed ? 'html' : look.view;
  const isText = view === 'text' || (view === 'mail' && overdue);
  const isRendered = view === 'mail' && !overdue && safe !== null;
  const shownHtml = look.source === 'sent' || failed ? html : (safe?.html ?? null);
  const plainHtml = useMemo(
    () => (safe === null ? '' : withColourScheme(safe.html, look.scheme)),
    [safe, look.scheme],
  );
  const exporting = useMailExport({
    html: plainHtml,
    links: safe?.links ?? [],
    look,
    onOutcome: setOutcome,
  });
  return (
    <div ref={element} className="mail" data-room={room}>
      <MailToolbar
        id={id}
        view={view}
        room={room}
        safe={safe}
        exporting={isRendered ? exporting : null}
        schemeNote={safe === null ? null : schemeNoteOf(safe.html, look.scheme)}
        drawer={drawer}
      >
        {view === 'html' && shownHtml !== null && (
          <CopyButton text={shownHtml} label={t('copySource')} />
        )}
      </MailToolbar>
      <div className="mail-stage">
        <div className="mail-shown">
          {isRendered && (
            <RenderedMail
              html={html}
              loaded={loaded}
              safe={safe}
              plainHtml={plainHtml}
              look={look}
              remainingMs={sanitizing.is === 'sanitized' ? sanitizing.remainingMs : null}
              onOverdue={onRenderOverdue}
            />
          )}
          {isText && <TextView id={id} phrases={phrases} />}
          {view === 'html' && shownHtml !== null && (
            <CodeView
              text={shownHtml}
              language="html"
              label={t(`source.name.${look.source}`)}
              phrases={phrases}
            />
          )}
          {view === 'check' && <CheckView id={id} />}
          {sanitizing.is === 'working' &&
            !isRendered &&
            !isText &&
            (view === 'mail' || shownHtml === null) && (
              <p className="mail-waiting" role="status">
                {t('waiting', { ns: 'mail-safety' })}
              </p>
            )}
          <div className="mail-notices">
            {overdue && look.view === 'mail' && (
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
            {failed && look.view !== 'text' && <Notice severity="error">{t('failed')}</Notice>}
            {outcome !== null && (
              <MailExportNotice outcome={outcome} onDismiss={() => setOutcome(null)} />
            )}
          </div>
        </div>
        {drawer.isOpen && (
          <MailDrawer
            id={id}
            htmlId={drawer.htmlId}
            safe={safe}
            ids={ids}
            takesFocus={drawer.takesFocus}
            onClose={drawer.close}
          />
        )}
      </div>
    </div>
  );
}

const drawerStates = ['open', 'closed'] as const;

/** Whether the drawer is open, which is remembered. */
function useDrawer() {
  const htmlId = useId();
  const [state, setState] = useStoredChoice('mailDrawer', drawerStates, 'closed');
  const [takesFocus, setTakesFocus] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    setTakesFocus(true);
    setState('open');
  };
  const close = () => {
    setState('closed');
    button.current?.focus();
  };
  const isOpen = state === 'open';
  return { htmlId, isOpen, takesFocus, button, open, close, toggle: isOpen ? close : open };
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
