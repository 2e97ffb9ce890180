import { useTranslation } from 'react-i18next';
import { relatedLimit } from '../../../shared/related.ts';
import { formatNumber } from '../../ui/format.ts';

interface OmittedCountProps {
  readonly count: number;
  readonly side: 'earlier' | 'later';
}

/** How many requests of a group are not shown. Nothing for none. */
export function OmittedCount({ count, side }: OmittedCountProps) {
  const { t, i18n } = useTranslation('related');
  if (count === 0) return null;
  const isAtLeast = count >= relatedLimit;
  const shown = `${formatNumber(count, i18n.language)}${isAtLeast ? '+' : ''}`;
  return <p className="related-omitted detail-muted">{t(`leftOut.${side}`, { count, shown })}</p>;
}
