import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge.tsx';
import { isSuspect, type LinkWarning } from './link-warnings.ts';

/** The warnings of a link, each as a sentence in a badge. */
export function WarningBadges({ warnings }: { readonly warnings: readonly LinkWarning[] }) {
  const { t } = useTranslation('mail-safety');
  return warnings.map((warning) => (
    <Badge key={warning.code} tone={isSuspect(warning) ? 'warning' : 'info'}>
      {t(keyOf(warning), { ...warning })}
    </Badge>
  ));
}

function keyOf(warning: LinkWarning) {
  if (warning.code === 'look-alike')
    return warning.like === null ? ('mark.mixed-letters' as const) : ('mark.look-alike' as const);
  if (warning.code === 'scheme')
    return warning.scheme === 'mailto'
      ? ('mark.mail' as const)
      : warning.scheme === 'tel'
        ? ('mark.phone' as const)
        : ('mark.scheme' as const);
  return `mark.${warning.code}` as const;
}
