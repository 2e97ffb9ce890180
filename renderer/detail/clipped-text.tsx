import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { formatNumber } from '../ui/format.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Characters of a value that are shown before anybody asks. */
const clippedLength = 300;

/** A text as it was written; a long one at first in part. */
export function ClippedText({ text }: { readonly text: string }) {
  const { t, i18n } = useTranslation('detail');
  const [whole, setWhole] = useState(false);
  const isLong = text.length > clippedLength;
  return (
    <>
      <span className="mono selectable field-text">
        <SenderText text={whole || !isLong ? text : shortText(text, clippedLength)} />
      </span>
      {isLong && (
        <Button variant="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole
            ? t('showLess')
            : t('showAll', { length: formatNumber(text.length, i18n.language) })}
        </Button>
      )}
    </>
  );
}
