import { useTranslation } from 'react-i18next';
import type { CapturedRequest } from '../../../shared/request.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { formatNumber } from '../../ui/format.ts';
import { useTimes } from '../../ui/use-times.ts';
import { HeaderTable } from './header-table.tsx';
import { DetailRow } from '../shared/detail-row.tsx';

/** The head of the request as received, and its connection. */
export function HeadersTab({ request }: { readonly request: CapturedRequest }) {
  const { t, i18n } = useTranslation('detail');
  const { method, url, httpVersion, receivedAt, endedAt } = request;
  const version = httpVersion === null ? null : `HTTP/${httpVersion}`;
  const times = useTimes();
  const duration = t('headers.took', { ms: formatNumber(endedAt - receivedAt, i18n.language) });
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
        <DetailRow
          name={t('headers.requestLine')}
          value={
            method === null
              ? null
              : [method, wireText(url ?? ''), version].filter(Boolean).join(' ')
          }
          mono
        />
        <DetailRow name={t('headers.version')} value={version} mono />
        <DetailRow name={t('headers.peer')} value={request.peer} mono />
        <DetailRow name={t('headers.received')} value={times.withUtc(receivedAt)} />
        <DetailRow name={t('headers.ended')} value={`${times.withUtc(endedAt)} · ${duration}`} />
        <DetailRow name={t('headers.sha256')} value={request.body.sha256} mono />
      </dl>
    </div>
  );
}
