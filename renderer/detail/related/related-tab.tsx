import { useTranslation } from 'react-i18next';
import type { Related } from '../../../shared/related.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelatedAttempts } from './related-attempts.tsx';
import { RelatedRow } from './related-row.tsx';
import { RelatedThread } from './related-thread.tsx';
import { RemarkLine } from './remark-line.tsx';
import './related.css';

interface RelatedTabProps {
  readonly id: number;
  /** `null` while it is not known. */
  readonly related: Related | null;
  /** Asks again, where they could not be read. */
  readonly onAgain: (() => void) | null;
}

/** Other requests that belong to this one. None is hidden or merged: each can be opened. */
export function RelatedTab({ id, related, onAgain }: RelatedTabProps) {
  const { t } = useTranslation('related');
  const { t: common } = useTranslation('detail');
  if (onAgain !== null) {
    return (
      <EmptyState
        title={common('failed.title')}
        action={<Button onClick={onAgain}>{common('failed.again')}</Button>}
      />
    );
  }
  if (related === null) return <p className="detail-loading">{t('waiting')}</p>;
  const { remarks, attempts, sameContent, thread } = related;
  if (attempts.shown.length === 0 && thread === null) {
    return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  }
  return (
    <div className="related">
      {remarks.length > 0 && (
        <div className="related-remarks">
          {remarks.map((remark) => (
            <RemarkLine key={remark.code} remark={remark} />
          ))}
        </div>
      )}
      {attempts.shown.length > 0 && <RelatedAttempts attempts={attempts} own={id} />}
      {sameContent.length > 0 && (
        <section aria-label={t('same.title')}>
          <h3 className="detail-section">{t('same.title')}</h3>
          <ol className="related-list">
            {sameContent.map((row) => (
              <li key={row.id}>
                <RelatedRow row={row} own={false} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {thread !== null && <RelatedThread thread={thread} own={id} />}
    </div>
  );
}

/** How many attempts of its delivery there are, when it is not the only one. */
export function attemptCount({ attempts }: Related): number {
  const count = attempts.shown.length + attempts.earlier + attempts.later;
  return count > 1 ? count : 0;
}
