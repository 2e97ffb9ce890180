import { ArrowUpRight, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Thread } from '../../../shared/related.ts';
import { idQuery } from '../../../shared/text-query.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { CompareButton } from './compare-button.tsx';
import { OmittedCount } from './omitted-count.tsx';
import { RelatedRow } from './related-row.tsx';

interface RelatedThreadProps {
  readonly thread: Thread;
  readonly openId: number;
}

/** The messages to one contact, the newest on top. */
export function RelatedThread({ thread, openId }: RelatedThreadProps) {
  const { t } = useTranslation('related');
  const setFilter = useWindow((state) => state.setFilter);
  const { t: compare } = useTranslation('compare');
  const query = idQuery('contact', thread.contactId);
  const own = thread.shown.findIndex(({ row }) => row.id === openId);
  const previous = thread.shown[own + 1];
  return (
    <section aria-label={t('thread.title')}>
      <div className="detail-section">
        <h3>{t('thread.title')}</h3>
        {query !== null && (
          <Button
            variant="quiet"
            icon={ListFilter}
            title={t('thread.inListHint', { query })}
            onClick={() => setFilter({ text: query, show: 'all' })}
          >
            {t('thread.inList')}
          </Button>
        )}
        {own !== -1 && previous !== undefined && (
          <CompareButton one={previous.row.id} other={openId}>
            {compare('previousMessage')}
          </CompareButton>
        )}
      </div>
      <OmittedCount count={thread.later} side="later" />
      <ol className="related-list">
        {thread.shown.map(({ direction, row }) => (
          <li key={row.id}>
            <RelatedRow
              row={row}
              isOpen={row.id === openId}
              lead={
                <ArrowUpRight
                  className="related-direction"
                  size={14}
                  aria-label={t(`thread.${direction}`)}
                />
              }
            />
          </li>
        ))}
      </ol>
      <OmittedCount count={thread.earlier} side="earlier" />
    </section>
  );
}
