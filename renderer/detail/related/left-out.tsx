import { useTranslation } from 'react-i18next';
import { relatedLimit } from '../../../shared/related.ts';
import { numberWords } from '../amounts.ts';

interface LeftOutProps {
  readonly count: number;
  readonly words: 'earlier' | 'later';
}

/** How many requests of a group are not shown, if any. */
export function LeftOut({ count, words }: LeftOutProps) {
  const { t, i18n } = useTranslation('related');
  if (count === 0) return null;
  const isMore = count >= relatedLimit;
  const shown = `${numberWords(count, i18n.language)}${isMore ? '+' : ''}`;
  return <p className="related-left-out detail-muted">{t(`leftOut.${words}`, { count, shown })}</p>;
}
