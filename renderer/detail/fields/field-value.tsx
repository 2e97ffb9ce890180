import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/inspection.ts';
import { formatNumber } from '../../ui/format.ts';
import { ClippedText } from '../clipped-text.tsx';

export function FieldValue({ field: { text, length, type } }: { readonly field: Field }) {
  const { t, i18n } = useTranslation('detail');
  const words = (count: number) => formatNumber(count, i18n.language);
  if (text === '' && type === 'string') {
    return <span className="detail-value detail-muted">{t('fields.emptyText')}</span>;
  }
  return (
    <div className="detail-value">
      <ClippedText text={text} />
      {length > text.length && (
        <p className="detail-muted">
          {t('fields.cut', { shown: words(text.length), length: words(length) })}
        </p>
      )}
    </div>
  );
}
