import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../shared/summary.ts';
import { Badge } from '../ui/badge.tsx';
import { useRowMarks } from './use-row-marks.ts';

/** The rest is in a tooltip. */
const maxShown = 4;

interface RowMarksProps {
  readonly row: RequestSummary;
  /** Whether a signed request was ever received. */
  readonly hasSigned: boolean;
}

/** What is unusual about a request, as badges. The first has words where there is room; icon and number say the others. */
export function RowMarks({ row, hasSigned }: RowMarksProps) {
  const { t } = useTranslation('list');
  const marks = useRowMarks()(row, hasSigned);
  if (marks.length === 0) return null;
  const shown = marks.length > maxShown ? marks.slice(0, maxShown - 1) : marks;
  const rest = marks.slice(shown.length).map(({ spoken }) => spoken);
  return (
    <span className="row-marks">
      {shown.map(({ name, icon, tone, word, short, spoken }, at) => (
        <Badge key={name} {...(icon && { icon })} {...(tone && { tone })} spoken={spoken}>
          {at === 0 && <span className="row-mark-word">{word}</span>}
          <span className={at === 0 ? 'row-mark-short' : undefined}>{short}</span>
        </Badge>
      ))}
      {rest.length > 0 && (
        <Badge spoken={rest.join('\n')}>{t('moreMarks', { count: rest.length })}</Badge>
      )}
    </span>
  );
}
