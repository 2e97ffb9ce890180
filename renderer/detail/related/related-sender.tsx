import { useTranslation } from 'react-i18next';
import type { Counterpart, SentBy } from '../../../shared/related.ts';
import { DetailRow } from '../shared/detail-row.tsx';
import { RelatedRow } from './related-row.tsx';
import { RemarkLine } from './remark-line.tsx';

/** Who sent a message, and from what that is inferred. */
export function RelatedSender({ sentBy }: { readonly sentBy: SentBy }) {
  const { t } = useTranslation('related');
  return (
    <section aria-label={t('sentBy.title')}>
      <h3 className="detail-section">
        {t('sentBy.title')}: {t(`sentBy.${sentBy.by}`)}
      </h3>
      <div className="related-remarks">
        <RemarkLine remark={sentBy.remark} />
      </div>
    </section>
  );
}

/** The event about a message with what only it says, or the message of an event. */
export function RelatedCounterpart({ counterpart }: { readonly counterpart: Counterpart }) {
  const { t } = useTranslation('related');
  const { is, row, fields } = counterpart;
  return (
    <section aria-label={t(`counterpart.${is}`)}>
      <h3 className="detail-section">{t(`counterpart.${is}`)}</h3>
      <RelatedRow row={row} isOpen={false} />
      {fields.length > 0 && (
        <dl className="detail-rows" aria-label={t('counterpart.fields')}>
          {fields.map(({ name, text }, index) => (
            <DetailRow key={index} name={name} value={text} mono />
          ))}
        </dl>
      )}
    </section>
  );
}
