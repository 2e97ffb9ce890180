import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber } from '../../ui/format.ts';
import { shortText } from '../../../shared/cut-text.ts';

/** Characters shown of a long value until the user expands it. */
const clippedLength = 300;

/** A text as received; a long one is clipped until the user expands it. */
export function ClippedText({ text }: { readonly text: string }) {
  const { t, i18n } = useTranslation('detail');
  const [isExpanded, setIsExpanded] = useState(false);
  const isLong = text.length > clippedLength;
  return (
    <>
      <span className="mono selectable field-text">
        <SenderText text={isExpanded || !isLong ? text : shortText(text, clippedLength)} />
      </span>
      {isLong && (
        <Button
          variant="quiet"
          aria-expanded={isExpanded}
          onClick={() => setIsExpanded(!isExpanded)}
        >
          {isExpanded
            ? t('showLess')
            : t('showAll', { length: formatNumber(text.length, i18n.language) })}
        </Button>
      )}
    </>
  );
}
