import { useTranslation } from 'react-i18next';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { SignatureFindings, SignatureHeader } from '../../../shared/signature.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber, formatBytes } from '../../ui/format.ts';
import { DetailRow } from '../shared/detail-row.tsx';

interface SignatureEvidenceProps {
  readonly request: CapturedRequest;
  readonly signature: SignatureFindings;
}

/** What the verdict is based on: the header as received, the key and the bytes. */
export function SignatureEvidence({ request, signature }: SignatureEvidenceProps) {
  const { t, i18n } = useTranslation('signature');
  const { headers, judged, key, signed } = signature;
  const bytesOf = ({ bytes, sha256 }: { bytes: number; sha256: string }) =>
    t('evidence.bytesOf', { size: formatBytes(bytes, i18n.language), sha256 });
  return (
    <section>
      <h3 className="detail-section">{t('evidence.title')}</h3>
      <dl className="detail-rows">
        {headers.length === 0 && (
          <div className="detail-row">
            <dt>{t('evidence.header')}</dt>
            <dd className="detail-muted">{t('evidence.none')}</dd>
          </div>
        )}
        {headers.map((header, index) => (
          <HeaderRow
            key={index}
            header={header}
            isChecked={headers.length > 1 && index === judged}
          />
        ))}
        {judged !== null && (
          <div className="detail-row">
            <dt>{t('evidence.key')}</dt>
            <dd className={key === null ? 'detail-muted' : 'selectable'}>
              {key === null
                ? t('evidence.noKey')
                : t(`evidence.keys.${key.sort}`, { name: key.name })}
            </dd>
          </div>
        )}
        {key !== null && (
          <DetailRow name={t('evidence.fingerprint')} value={key.fingerprint} mono />
        )}
        <DetailRow name={t('evidence.received')} value={bytesOf(request.body)} mono />
        {signed !== null && signed.sha256 !== request.body.sha256 && (
          <DetailRow name={t('evidence.signed')} value={bytesOf(signed)} mono />
        )}
      </dl>
    </section>
  );
}

interface HeaderRowProps {
  readonly header: SignatureHeader;
  readonly isChecked: boolean;
}

function HeaderRow({ header, isChecked }: HeaderRowProps) {
  const { t, i18n } = useTranslation('signature');
  const { t: tDetail } = useTranslation('detail');
  const { name, value, decodedBytes } = header;
  return (
    <div className="detail-row">
      <dt className="mono selectable">
        <SenderText text={name} />
      </dt>
      <dd>
        <div className="signature-value">
          {value === '' ? (
            <span className="detail-muted">{t('evidence.empty')}</span>
          ) : (
            <span className="detail-value mono selectable">
              <SenderText text={value} />
            </span>
          )}
          <span className="detail-muted">
            {decodedBytes === null
              ? t('evidence.notBase64')
              : t('evidence.decodedBytes', {
                  count: decodedBytes,
                  shown: formatNumber(decodedBytes, i18n.language),
                })}
            {isChecked && ` · ${t('evidence.checked')}`}
          </span>
        </div>
        <CopyButton text={value} label={tDetail('copyOf', { what: name })} />
      </dd>
    </div>
  );
}
