import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldTextLimit } from '../../shared/inspection.ts';
import type { Field } from '../../shared/inspection.ts';
import { Button } from '../ui/button.tsx';
import { numberWords } from './amounts.ts';

/** Characters of a value that are shown before anybody asks. */
const clippedLength = 300;

export function FieldValue({ field: { text, length, type } }: { readonly field: Field }) {
  const { t, i18n } = useTranslation('detail');
  const [whole, setWhole] = useState(false);
  const words = (count: number) => numberWords(count, i18n.language);
  if (text === '' && type === 'string') {
    return <span className="detail-value detail-muted">{t('fields.emptyText')}</span>;
  }
  const isLong = text.length > clippedLength;
  return (
    <div className="detail-value">
      <span className="mono selectable field-text">
        {whole || !isLong ? text : `${text.slice(0, clippedLength)}…`}
      </span>
      {isLong && (
        <Button variant="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('showLess') : t('showAll', { length: words(text.length) })}
        </Button>
      )}
      {length > text.length && (
        <p className="detail-muted">
          {t('fields.cut', { shown: words(fieldTextLimit), length: words(length) })}
        </p>
      )}
    </div>
  );
}
