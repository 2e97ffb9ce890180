import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../shared/detail.ts';
import type { ImportMark } from '../../../shared/import.ts';
import type { SentBy } from '../../../shared/related.ts';
import type { Via } from '../../../shared/request.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { formatBytes } from '../../ui/format.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useSentences } from '../../ui/use-sentences.ts';
import { useTimes } from '../../ui/use-times.ts';
import { DetailRow } from '../shared/detail-row.tsx';
import { ReplyFact } from '../shared/reply-fact.tsx';
import { useIssueTexts } from '../shared/use-issue-texts.ts';
import { idsOf } from '../shared/ids.ts';
import { peopleOf, type Person } from './people.ts';

/** People listed of each sort; Fields has all. */
const maxShownPeople = 20;

interface HeadDetailsProps {
  readonly detail: RequestDetail;
  readonly sentBy: SentBy | null;
}

/** All facts of the request's arrival, its addresses and its ids. Each can be copied. */
export function HeadDetails({ detail, sentBy }: HeadDetailsProps) {
  const { t, i18n } = useTranslation('detail');
  const { t: tFindings } = useTranslation('findings');
  const { reason } = useIssueTexts();
  const times = useTimes();
  const { request, reply, inspection } = detail;
  const message = inspection?.message ?? null;
  const people = message === null ? null : peopleOf(message);
  const [evidence] = inspection?.evidence ?? [];
  return (
    <div className="head-details">
      {people !== null && (
        <dl className="detail-rows" aria-label={t('details.addresses')}>
          {message?.subject && <DetailRow name={t('message.subject')} value={message.subject} />}
          {people.from !== null && <People name={t('message.from')} people={[people.from]} />}
          {people.to.length > 0 && <People name={t('message.to')} people={people.to} />}
        </dl>
      )}
      <dl className="detail-rows" aria-label={t('details.arrival')}>
        {evidence && <Fact name={tFindings('kindFact')}>{reason(evidence)}</Fact>}
        {sentBy !== null && <Sender sentBy={sentBy} />}
        <DetailRow name={t('head.at')} value={times.withUtc(request.receivedAt)} />
        {request.method === null ? (
          <Fact name={t('head.request')}>{t('head.noRequest')}</Fact>
        ) : (
          <DetailRow
            name={t('head.request')}
            value={`${request.method} ${wireText(request.url ?? '')}`}
            mono
          />
        )}
        {request.stray && (
          <Fact name={t('details.path')}>
            <span className="detail-warn">{t('head.stray')}</span>
          </Fact>
        )}
        <Fact name={t('head.route')}>
          <RequestRoute via={request.via} mark={detail.imported} />
        </Fact>
        <Fact name={t('head.size')}>
          {formatBytes(request.body.bytes, i18n.language)}
          {request.body.ended !== 'complete' && (
            <span className="detail-warn"> · {t(`head.ended.${request.body.ended}`)}</span>
          )}
        </Fact>
        <Fact name={t('head.reply')}>
          <ReplyFact reply={reply} />
        </Fact>
      </dl>
      {inspection !== null && <Ids inspection={inspection} />}
    </div>
  );
}

/** Who sent the message, and from what that is inferred. */
function Sender({ sentBy: { remark } }: { readonly sentBy: SentBy }) {
  const { t } = useTranslation('related');
  const sentence = useSentences('remarks');
  return (
    <Fact name={t('sentBy.title')}>{sentence(remark.code, remark.message, remark.values)}</Fact>
  );
}

function Ids({ inspection }: { readonly inspection: NonNullable<RequestDetail['inspection']> }) {
  const { t } = useTranslation('detail');
  const ids = idsOf(inspection);
  if (ids.length === 0) return null;
  return (
    <dl className="detail-rows" aria-label={t('message.ids')}>
      {ids.map(({ name, value }) => (
        <DetailRow key={name} name={name} value={value} mono field={name} />
      ))}
    </dl>
  );
}

function People({ name, people }: { readonly name: string; readonly people: readonly Person[] }) {
  const { t } = useTranslation('detail');
  return (
    <>
      {people.slice(0, maxShownPeople).map(({ field, address, name: called }, index) => (
        <DetailRow
          key={index}
          name={index === 0 ? name : ''}
          value={address}
          field={field}
          note={called}
          what={address}
        />
      ))}
      {people.length > maxShownPeople && (
        <Fact name="">
          <span className="detail-muted">
            {t('message.more', { count: people.length - maxShownPeople })}
          </span>
        </Fact>
      )}
    </>
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

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="detail-row">
      <dt>{name}</dt>
      <dd>
        <span className="detail-value selectable">{children}</span>
      </dd>
    </div>
  );
}
