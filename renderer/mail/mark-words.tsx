import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge.tsx';
import { isSuspect, type LinkMark } from './link-marks.ts';

/** What is odd about a link, each in a sentence with its icon. */
export function MarkWords({ marks }: { readonly marks: readonly LinkMark[] }) {
  const { t } = useTranslation('mail-safety');
  return marks.map((mark) => (
    <Badge key={mark.code} tone={isSuspect(mark) ? 'warning' : 'info'}>
      {t(keyOf(mark), { ...mark })}
    </Badge>
  ));
}

function keyOf(mark: LinkMark) {
  if (mark.code === 'look-alike')
    return mark.like === null ? ('mark.mixed-letters' as const) : ('mark.look-alike' as const);
  if (mark.code === 'scheme')
    return mark.scheme === 'mailto'
      ? ('mark.mail' as const)
      : mark.scheme === 'tel'
        ? ('mark.phone' as const)
        : ('mark.scheme' as const);
  return `mark.${mark.code}` as const;
}
