import { useTranslation } from 'react-i18next';
import type { TokenClaim, TokenReading } from '../../shared/token/token.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { useSentences } from '../ui/use-sentences.ts';

/** Every claim of a token as it was written, with what is known of it. */
export function TokenClaims({
  reading: { claims, omittedClaims },
}: {
  readonly reading: TokenReading;
}) {
  const { t } = useTranslation('token');
  return (
    <details className="token-claims">
      <summary>{t('claims', { count: claims.length + omittedClaims })}</summary>
      <dl className="detail-rows">
        {claims.map((claim, index) => (
          <div key={index} className="detail-row">
            <dt className="mono">
              <SenderText text={claim.name} />
            </dt>
            <dd>
              <span className="detail-value selectable">
                <SenderText className="mono" text={claim.text} /> <Meaning claim={claim} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {omittedClaims > 0 && <p className="token-note">{t('omitted', { count: omittedClaims })}</p>}
    </details>
  );
}

function Meaning({ claim: { name, known } }: { readonly claim: TokenClaim }) {
  const { t } = useTranslation(['token', 'findings']);
  const sentence = useSentences('token-texts');
  if (known === null) return <span className="detail-muted">{t('unknown')}</span>;
  return (
    <span className="detail-muted">
      {sentence(`claim.${name}`, known.message)}{' '}
      <span className="issue-source" title={t(`findings:sourceMeans.${known.source}`)}>
        {t(`findings:source.${known.source}`)}
      </span>
    </span>
  );
}
