import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../shared/detail.ts';
import { shownInLine } from '../../../shared/hidden-characters.ts';
import { outcomeOf } from '../../../shared/reply-outcome.ts';
import { wireText } from '../../../shared/wire-text.ts';
import type { SentReply } from '../../../shared/request.ts';
import type { Verdict } from '../../../shared/signature.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { kindIcon } from '../../ui/kind-icon.ts';
import { NamedCharacters } from '../../ui/sender-text.tsx';
import { useTimes } from '../../ui/use-times.ts';
import { verdictLook } from '../../ui/verdict.ts';
import { FilterLink } from '../shared/filter-by.tsx';
import { peopleOf, type Person } from './people.ts';
import { titleWords } from './title-words.ts';

interface HeadFactsProps {
  readonly detail: RequestDetail;
  readonly onShowSignature: () => void;
}

/** Kind, people, time, size, reply and signature in one line. What does not fit into it is in Details. */
export function HeadFacts({ detail, onShowSignature }: HeadFactsProps) {
  const { i18n } = useTranslation();
  const times = useTimes();
  const { request, reply, inspection } = detail;
  const verdict = inspection?.signature?.verdict ?? null;
  return (
    <div className="head-facts">
      <Kind detail={detail} />
      <People detail={detail} />
      <time
        className="head-fact selectable"
        dateTime={new Date(request.receivedAt).toISOString()}
        title={times.full(request.receivedAt)}
      >
        {times.exact(request.receivedAt, Date.now())}
      </time>
      <span className="head-fact head-size selectable">
        {formatBytes(request.body.bytes, i18n.language)}
      </span>
      <HeadReply reply={reply} />
      {verdict !== null && <VerdictButton verdict={verdict} onShow={onShowSignature} />}
    </div>
  );
}

/** The icon of the kind, and its name where the title is another one. */
function Kind({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation('detail');
  const { request, inspection } = detail;
  const kind = request.broken === null ? (inspection?.kind ?? 'pending') : 'broken';
  const Icon = kindIcon({ broken: request.broken?.code ?? null, kind: inspection?.kind ?? null });
  return (
    <span className="head-fact head-kind" title={t(`kind.${kind}`)}>
      <Icon size={14} aria-hidden />
      {titleWords(detail) !== null && <span className="head-kind-name">{t(`kind.${kind}`)}</span>}
    </span>
  );
}

/** Sender and receivers of a message; the request line of anything else. */
function People({ detail: { request, inspection } }: { readonly detail: RequestDetail }) {
  const { t, i18n } = useTranslation('detail');
  const { from, to } =
    inspection?.message === null || inspection === null
      ? { from: null, to: [] }
      : peopleOf(inspection.message);
  const [first, ...others] = to;
  if (first === undefined && from === null) {
    const line = request.method === null ? '' : `${request.method} ${wireText(request.url ?? '')}`;
    if (line === '') return null;
    return (
      <span className="head-people mono truncate selectable" dir="ltr" title={shownInLine(line)}>
        <NamedCharacters text={line} />
        {request.stray && <span className="detail-warn"> · {t('head.stray')}</span>}
      </span>
    );
  }
  return (
    <span className="head-people">
      {from !== null && <OnePerson person={from} />}
      <span className="head-arrow" aria-hidden>
        →
      </span>
      <span className="visually-hidden">{t('head.to')}</span>
      {first === undefined ? (
        <span className="detail-muted">{t('message.absent')}</span>
      ) : (
        <OnePerson person={first} />
      )}
      {others.length > 0 && (
        <span className="detail-muted" title={t('head.moreReceivers', { count: others.length })}>
          +{formatNumber(others.length, i18n.language)}
        </span>
      )}
    </span>
  );
}

function OnePerson({ person: { field, address, name } }: { readonly person: Person }) {
  return (
    <FilterLink name={field} value={address}>
      <span className="head-person truncate" dir="auto">
        <NamedCharacters text={name ?? address} />
      </span>
    </FilterLink>
  );
}

/** The reply in short, `200 · 6 ms`; Details has who decided it. */
function HeadReply({ reply }: { readonly reply: SentReply | null }) {
  const { t, i18n } = useTranslation(['replies', 'detail']);
  const outcome = outcomeOf(reply);
  const status = reply?.status ?? null;
  const isFine = outcome === 'answered' && status !== null && status >= 200 && status < 300;
  const ms = formatNumber(reply?.ms ?? 0, i18n.language);
  const whole = formatNumber(Math.round(reply?.ms ?? 0), i18n.language);
  const short = t(`short.${outcome}`, { status });
  return (
    <span
      className={`head-fact selectable ${isFine || reply === null ? '' : 'detail-warn'}`}
      title={t(`after.${outcome}`, { status, ms })}
    >
      {outcome === 'answered' ? t('detail:head.replied', { status, ms: whole }) : short}
    </span>
  );
}

/** The verdict on the signature. Users want it first, so it shows without opening a tab. */
function VerdictButton({
  verdict,
  onShow,
}: {
  readonly verdict: Verdict;
  readonly onShow: () => void;
}) {
  const { t } = useTranslation(['signature', 'detail']);
  const { icon, tone } = verdictLook[verdict];
  return (
    <button
      type="button"
      className="filter-link head-fact"
      title={t('detail:head.showSignature')}
      onClick={onShow}
    >
      <Badge icon={icon} {...(tone && { tone })}>
        {t(`verdict.${verdict}.word`)}
      </Badge>
    </button>
  );
}
