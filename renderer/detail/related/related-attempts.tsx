import { useTranslation } from 'react-i18next';
import { attemptLimit } from '../../../shared/summary.ts';
import { formatGap } from '../../../shared/format-gap.ts';
import type { Attempt, Attempts, Difference } from '../../../shared/related.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber } from '../../ui/format.ts';
import { CompareButton } from './compare-button.tsx';
import { OmittedCount } from './omitted-count.tsx';
import { RelatedRow } from './related-row.tsx';
import { RemarkLine } from './remark-line.tsx';
import { ReplyFact } from '../shared/reply-fact.tsx';

interface RelatedAttemptsProps {
  readonly attempts: Attempts;
  readonly openId: number;
}

/** The attempts of one delivery, the first on top, and whether to expect more. */
export function RelatedAttempts({ attempts, openId }: RelatedAttemptsProps) {
  const { t } = useTranslation('related');
  const { shown, earlier, later, outlook } = attempts;
  return (
    <section aria-label={t('attempts.title')}>
      <h3 className="detail-section">{t('attempts.title')}</h3>
      <OmittedCount count={earlier} side="earlier" />
      <ol className="related-list">
        {shown.map((attempt, index) => (
          <li key={attempt.row.id}>
            <AttemptRow
              attempt={attempt}
              previous={shown[index - 1]?.row.id ?? null}
              isOpen={attempt.row.id === openId}
            />
          </li>
        ))}
      </ol>
      <OmittedCount count={later} side="later" />
      <div className="related-outlook">
        {outlook !== null && <RemarkLine remark={outlook} />}
        <details>
          <summary>{t('rule.title')}</summary>
          <p className="detail-muted selectable">{t('rule.text')}</p>
          <p className="detail-muted selectable">{t('rule.source')}</p>
        </details>
      </div>
    </section>
  );
}

interface AttemptRowProps {
  readonly attempt: Attempt;
  /** The attempt before it; `null` when that one is not shown. */
  readonly previous: number | null;
  readonly isOpen: boolean;
}

function AttemptRow({ attempt, previous, isOpen }: AttemptRowProps) {
  const { t, i18n } = useTranslation('related');
  const { t: compare } = useTranslation('compare');
  const { row, sinceLast, differences, remark } = attempt;
  const number = formatNumber(row.attempt, i18n.language);
  return (
    <>
      <RelatedRow
        row={row}
        isOpen={isOpen}
        lead={
          <span className="related-number">
            {t(row.attempt < attemptLimit ? 'attempts.number' : 'attempts.numberOrMore', {
              number,
            })}
          </span>
        }
      >
        {sinceLast !== null && (
          <span className="detail-muted">
            {t('attempts.later', { gap: formatGap(sinceLast, i18n.language) })}
          </span>
        )}
        <span className="truncate">
          <ReplyFact reply={row.reply} />
        </span>
      </RelatedRow>
      <div className="related-details">
        {remark !== null && <RemarkLine remark={remark} />}
        {differences !== null && differences.length > 0 && (
          <Differences differences={differences} />
        )}
        {previous !== null && (
          <CompareButton one={previous} other={row.id}>
            {compare('previousAttempt')}
          </CompareButton>
        )}
      </div>
    </>
  );
}

/** The fields that differ from the attempt before. */
function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useTranslation('related');
  const value = (text: string | null) =>
    text === null ? (
      <span className="detail-muted">{t('attempts.absent')}</span>
    ) : (
      <code className="related-value">
        <SenderText text={text} />
      </code>
    );
  return (
    <dl className="related-differences selectable" aria-label={t('attempts.differences')}>
      {differences.map(({ field, before, after }) => (
        <div key={field}>
          <dt className="mono">
            <SenderText text={field} />
          </dt>
          <dd>
            {value(before)} → {value(after)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
