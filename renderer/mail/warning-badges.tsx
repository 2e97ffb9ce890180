import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge.tsx';
import { isSuspect, type LinkWarning } from './link-warnings.ts';

/** The warnings of a link, as badges. */
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
    return warning.like === null
      ? ('warning.mixed-letters' as const)
      : ('warning.look-alike' as const);
  if (warning.code === 'scheme')
    return warning.scheme === 'mailto'
      ? ('warning.mail' as const)
      : warning.scheme === 'tel'
        ? ('warning.phone' as const)
        : ('warning.scheme' as const);
  return `warning.${warning.code}` as const;
}
