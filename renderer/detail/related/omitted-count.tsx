import { useTranslation } from 'react-i18next';
import { relatedLimit } from '../../../shared/related.ts';
import { formatNumber } from '../../ui/format.ts';

interface LeftOutProps {
  readonly count: number;
  readonly words: 'earlier' | 'later';
}

/** How many requests of a group are not shown, if any. */
export function OmittedCount({ count, words }: LeftOutProps) {
  const { t, i18n } = useTranslation('related');
  if (count === 0) return null;
  const isMore = count >= relatedLimit;
  const shown = `${formatNumber(count, i18n.language)}${isMore ? '+' : ''}`;
  return <p className="related-left-out detail-muted">{t(`leftOut.${words}`, { count, shown })}</p>;
}
