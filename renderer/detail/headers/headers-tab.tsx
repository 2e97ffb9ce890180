import { useTranslation } from 'react-i18next';
import type { CapturedRequest } from '../../../shared/request.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { localTime, numberWords, utcTime } from '../amounts.ts';
import { HeaderTable } from './header-table.tsx';
import { Row } from '../row.tsx';

/** The head of the request as it came off the wire, and the connection it came by. */
export function HeadersTab({ request }: { readonly request: CapturedRequest }) {
  const { t, i18n } = useTranslation('detail');
  const { method, url, httpVersion, receivedAt, endedAt } = request;
  const version = httpVersion === null ? null : `HTTP/${httpVersion}`;
  const times = (at: number) =>
    `${localTime(at, i18n.language)} · ${t('head.utc', { time: utcTime(at) })}`;
  const later = t('headers.took', { ms: numberWords(endedAt - receivedAt, i18n.language) });
  return (
    <div className="headers">
      {request.broken === null && (
        <HeaderTable
          title={t('headers.fields')}
          copyAll={t('headers.copyAll')}
          pairs={request.headers}
        />
      )}
      {request.trailers.length > 0 && (
        <HeaderTable
          title={t('headers.trailers')}
          copyAll={t('headers.copyAllTrailers')}
          pairs={request.trailers}
        />
      )}
      <h3 className="detail-section">{t('headers.connection')}</h3>
      <dl className="detail-rows">
        <Row
          name={t('headers.requestLine')}
          value={
            method === null
              ? null
              : [method, wireText(url ?? ''), version].filter(Boolean).join(' ')
          }
          mono
        />
        <Row name={t('headers.version')} value={version} mono />
        <Row name={t('headers.peer')} value={request.peer} mono />
        <Row name={t('headers.received')} value={times(receivedAt)} />
        <Row name={t('headers.ended')} value={`${times(endedAt)} · ${later}`} />
        <Row name={t('headers.sha256')} value={request.body.sha256} mono />
      </dl>
    </div>
  );
}
