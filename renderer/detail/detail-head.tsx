import { Pencil, Pin, Send, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/detail.ts';
import type { ImportMark } from '../../shared/import.ts';
import type { Via } from '../../shared/request.ts';
import type { Verdict } from '../../shared/signature.ts';
import { wireText } from '../../shared/wire-text.ts';
import { useWindow } from '../store/use-window.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { useShortcutText } from '../ui/shortcuts.ts';
import { verdictLook } from '../ui/verdict.ts';
import { inBackground } from '../ui/failures.ts';
import { formatBytes } from '../ui/format.ts';
import { useTimes } from '../ui/use-times.ts';
import { HistoryButtons } from './history.tsx';
import { ReplyFact } from './shared/reply-fact.tsx';
import { useIssueTexts } from './shared/use-issue-texts.ts';
import './detail-head.css';

interface DetailHeadProps {
  readonly detail: RequestDetail;
  /** The request was pinned or unpinned. */
  readonly onChanged: () => void;
}

/** The request's kind and receiver, the facts of its arrival, and the actions on it as a whole. */
export function DetailHead({ detail, onChanged }: DetailHeadProps) {
  const { t, i18n } = useTranslation('detail');
  const times = useTimes();
  const { t: tFindings } = useTranslation('findings');
  const { reason } = useIssueTexts();
  const { request, reply, inspection } = detail;
  const kind = request.broken === null ? (inspection?.kind ?? 'pending') : 'broken';
  const to = inspection?.message?.phone ?? inspection?.message?.emailTo.slice(0, 3).join(', ');
  const bytes = formatBytes(request.body.bytes, i18n.language);
  return (
    <header className="detail-head">
      <div className="detail-title-line">
        <HistoryButtons />
        <h2 className="detail-title selectable">
          {t(`kind.${kind}`)}
          {to && (
            <span className="detail-to">
              {' '}
              {t('head.to')} <SenderText text={to} />
            </span>
          )}
        </h2>
        <Actions
          id={request.id}
          pinned={detail.pinned}
          isHttp={request.broken === null}
          onChanged={onChanged}
        />
      </div>
      <dl className="detail-facts selectable">
        {inspection?.evidence[0] && (
          <HeadFact name={tFindings('kindFact')}>{reason(inspection.evidence[0])}</HeadFact>
        )}
        <HeadFact name={t('head.at')}>
          <time dateTime={new Date(request.receivedAt).toISOString()}>
            {times.withUtc(request.receivedAt)}
          </time>
        </HeadFact>
        <HeadFact name={t('head.request')}>
          {request.method === null ? (
            t('head.noRequest')
          ) : (
            <span className="mono detail-path">
              <SenderText text={`${request.method} ${wireText(request.url ?? '')}`} />
            </span>
          )}
          {request.stray && <span className="detail-warn"> · {t('head.stray')}</span>}
        </HeadFact>
        <HeadFact name={t('head.route')}>
          <RequestRoute via={request.via} mark={detail.imported} />
        </HeadFact>
        <HeadFact name={t('head.size')}>
          {bytes}
          {request.body.ended !== 'complete' && (
            <span className="detail-warn"> · {t(`head.ended.${request.body.ended}`)}</span>
          )}
        </HeadFact>
        <HeadFact name={t('head.reply')}>
          <ReplyFact reply={reply} />
        </HeadFact>
        {inspection?.signature && (
          <HeadFact name={t('tabs.signature')}>
            <VerdictBadge verdict={inspection.signature.verdict} />
          </HeadFact>
        )}
      </dl>
    </header>
  );
}

interface RequestRouteProps {
  readonly via: Via;
  readonly mark: ImportMark | null;
}

/** How a request was received: over the network, or by an import. */
function RequestRoute({ via, mark }: RequestRouteProps) {
  const { t } = useTranslation('detail');
  const times = useTimes();
  if (mark === null) return t(`head.via.${via}`);
  const { source, at, format } = mark;
  const time = times.precise(at);
  return (
    <>
      <SenderText text={t('head.imported', { source, time })} />
      {format === 'payload' && <span className="detail-muted"> · {t('head.assumed')}</span>}
    </>
  );
}

/** The verdict on the signature. Users want it first, so it shows without opening a tab. */
function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('signature');
  const { icon, tone } = verdictLook[verdict];
  return (
    <Badge icon={icon} {...(tone && { tone })}>
      {t(`verdict.${verdict}.word`)}
    </Badge>
  );
}

interface ActionsProps {
  readonly id: number;
  readonly pinned: boolean;
  /** Only HTTP can be sent again. */
  readonly isHttp: boolean;
  readonly onChanged: () => void;
}

function Actions({ id, pinned, isHttp, onChanged }: ActionsProps) {
  const { t } = useTranslation(['detail', 'sending']);
  const openSendAgain = useWindow((state) => state.openSendAgain);
  const openEditor = useWindow((state) => state.openEditor);
  const keysOf = useShortcutText();
  const pinRequest = useWindow((state) => state.pinRequest);
  const removeRequest = useWindow((state) => state.removeRequest);
  return (
    <div className="detail-actions">
      {isHttp && (
        <>
          <Button
            variant="quiet"
            icon={Send}
            title={t('sending:again.openHint', { keys: keysOf('sendAgain') })}
            onClick={() => openSendAgain({ ids: [id] })}
          >
            {t('sending:again.open')}
          </Button>
          <Button
            variant="quiet"
            icon={Pencil}
            aria-label={t('sending:editor.open')}
            title={t('sending:editor.openHint', { keys: keysOf('editAndSend') })}
            onClick={() => openEditor({ id })}
          />
        </>
      )}
      <Button
        variant="quiet"
        icon={Pin}
        aria-pressed={pinned}
        title={t(pinned ? 'head.unpinHint' : 'head.pinHint', { keys: keysOf('pinRequest') })}
        onClick={() => inBackground(pinRequest(id, !pinned).then(onChanged))}
      >
        {t('head.pin')}
      </Button>
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('head.remove')}
        title={t('head.removeHint', { keys: keysOf('removeRequest') })}
        onClick={(event) => {
          // The button disappears with its request: without this the keyboard focus would leave the detail.
          event.currentTarget.closest('section')?.focus();
          inBackground(removeRequest(id));
        }}
      />
    </div>
  );
}

function HeadFact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="detail-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
