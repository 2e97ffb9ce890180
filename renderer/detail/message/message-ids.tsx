import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../shared/inspection.ts';
import { DetailRow } from '../shared/detail-row.tsx';
import { idsOf } from '../shared/ids.ts';

/** The ids in the message, by their field names. A click on one finds the requests that have it. */
export function MessageIds({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation('detail');
  const ids = idsOf(inspection);
  if (ids.length === 0) return null;
  return (
    <dl className="detail-rows detail-ids" aria-label={t('message.ids')}>
      {ids.map(({ name, value }) => (
        <DetailRow key={name} name={name} value={value} mono field={name} />
      ))}
    </dl>
  );
}
