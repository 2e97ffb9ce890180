import { useTranslation } from 'react-i18next';
import type { Related } from '../../../shared/related.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../shared/loaded.tsx';
import { RelatedAttempts } from './related-attempts.tsx';
import { RelatedInstall } from './related-install.tsx';
import { RelatedRow } from './related-row.tsx';
import { RelatedCounterpart, RelatedSender } from './related-sender.tsx';
import { RelatedThread } from './related-thread.tsx';
import { RemarkLine } from './remark-line.tsx';
import './related.css';

interface RelatedTabProps {
  readonly id: number;
  /** `null` until it is loaded. */
  readonly related: Related | null;
  /** Loads them again after that failed; `null` otherwise. */
  readonly onRetry: (() => void) | null;
}

/** Other attempts of the delivery, requests with the same content, and the messages to the contact. Each can be opened. */
export function RelatedTab({ id, related, onRetry }: RelatedTabProps) {
  const { t } = useTranslation('related');
  if (onRetry !== null) return <LoadFailed onRetry={onRetry} />;
  if (related === null) return <p className="detail-loading">{t('waiting')}</p>;
  const { remarks, sentBy, counterpart, install, attempts, sameContent, thread } = related;
  if (attempts.shown.length === 0 && thread === null && install.length === 0) {
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
      {sentBy !== null && <RelatedSender sentBy={sentBy} />}
      {counterpart !== null && <RelatedCounterpart counterpart={counterpart} />}
      {install.length > 0 && <RelatedInstall steps={install} openId={id} />}
      {attempts.shown.length > 0 && <RelatedAttempts attempts={attempts} openId={id} />}
      {sameContent.length > 0 && (
        <section aria-label={t('same.title')}>
          <h3 className="detail-section">{t('same.title')}</h3>
          <ol className="related-list">
            {sameContent.map((row) => (
              <li key={row.id}>
                <RelatedRow row={row} isOpen={false} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {thread !== null && <RelatedThread thread={thread} openId={id} />}
    </div>
  );
}
