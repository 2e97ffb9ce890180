import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/contract.ts';
import { localTime, numberWords, sizeWords, utcTime } from './amounts.ts';

/** Who it was for, and the facts of its arrival. */
export function DetailHead({ detail }: { readonly detail: RequestDetail }) {
  const { t, i18n } = useTranslation('detail');
  const { request, reply, inspection } = detail;
  const kind = request.broken === null ? (inspection?.kind ?? 'pending') : 'broken';
  const to = inspection?.message?.phone ?? inspection?.message?.emailTo.slice(0, 3).join(', ');
  const bytes = sizeWords(request.body.bytes, i18n.language);
  return (
    <header className="detail-head">
      <h2 className="detail-title selectable">
        {t(`kind.${kind}`)}
        {to && <span className="detail-to"> {t('head.to', { to })}</span>}
      </h2>
      <dl className="detail-facts selectable">
        <Fact name={t('head.at')}>
          <time dateTime={new Date(request.receivedAt).toISOString()}>
            {localTime(request.receivedAt, i18n.language)}
          </time>
          <span className="detail-muted">
            {' '}
            · {t('head.utc', { time: utcTime(request.receivedAt) })}
          </span>
        </Fact>
        <Fact name={t('head.request')}>
          {request.method === null ? (
            t('head.noRequest')
          ) : (
            <span className="mono detail-path">
              {request.method} {request.url}
            </span>
          )}
          {request.stray && <span className="detail-warn"> · {t('head.stray')}</span>}
        </Fact>
        <Fact name={t('head.way')}>{t(`head.via.${request.via}`)}</Fact>
        <Fact name={t('head.size')}>
          {bytes}
          {request.body.ended !== 'complete' && (
            <span className="detail-warn"> · {t(`head.ended.${request.body.ended}`)}</span>
          )}
        </Fact>
        <Fact name={t('head.reply')}>
          {reply === null
            ? t('head.noReply')
            : t('head.replied', { status: reply.status, ms: numberWords(reply.ms, i18n.language) })}
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="detail-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
