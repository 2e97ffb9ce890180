import { useTranslation } from 'react-i18next';
import { tokenVerdict } from '../../shared/token/judge-token.ts';
import type { TokenReading, TokenRemark, TokenVerdict } from '../../shared/token/token.ts';
import { DetailRow } from '../detail/shared/detail-row.tsx';
import { toneIcon, type Tone } from '../ui/tone.ts';
import { useTimes } from '../ui/use-times.ts';
import { TokenClaims } from './token-claims.tsx';
import { TokenRemarkLine } from './token-remark-line.tsx';
import '../detail/shared/issue-line.css';
import '../detail/shared/shared.css';
import '../ui/tone.css';
import './token.css';

const verdictTone: Readonly<Record<TokenVerdict, Tone>> = {
  refused: 'error',
  doubtful: 'warning',
  fits: 'ok',
};

interface TokenResultProps {
  readonly reading: TokenReading;
  readonly remarks: readonly TokenRemark[];
}

/** Whether a token would be refused, why, and what it says of itself. */
export function TokenResult({ reading, remarks }: TokenResultProps) {
  const { t } = useTranslation('token');
  const times = useTimes();
  const verdict = tokenVerdict(remarks);
  const tone = verdictTone[verdict];
  const Icon = toneIcon[tone];
  const timeOf = (at: number | null) => (at === null ? null : times.withUtc(at));
  const rows = [
    ['app', reading.app],
    ['location', reading.location],
    ['company', reading.company],
    ['scopes', reading.scopes?.join(' ') ?? null],
    ['issued', timeOf(reading.issuedAt)],
    ['ends', timeOf(reading.endsAt)],
  ] as const;
  return (
    <>
      <p className={`token-verdict issue-line tone-${tone}`} role="status">
        <Icon size={16} aria-hidden />
        <strong>{t(`verdict.${verdict}`)}</strong>
      </p>
      <ul className="token-remarks">
        {remarks.map((remark) => (
          <li key={remark.code}>
            <TokenRemarkLine remark={remark} />
          </li>
        ))}
      </ul>
      <dl className="detail-rows" aria-label={t('facts')}>
        <DetailRow name={t('fact.kind')} value={t(`kind.${reading.kind}`)} />
        {rows.map(
          ([name, value]) =>
            value !== null && <DetailRow key={name} name={t(`fact.${name}`)} value={value} />,
        )}
      </dl>
      {reading.claims.length > 0 && <TokenClaims reading={reading} />}
      <p className="token-note">{t('unverified')}</p>
    </>
  );
}
