import { useTranslation } from 'react-i18next';
import { kindTable } from '../../shared/kinds.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { Badge } from '../ui/badge.tsx';
import { verdictLook } from '../ui/verdict.ts';

/** The verdict on a row's signature; nothing for kinds that are never signed. */
export function RowVerdict({ row: { signature, kind } }: { readonly row: RequestSummary }) {
  const { t } = useTranslation('signature');
  if (signature === null) return null;
  const { icon, tone } = verdictLook[signature];
  if (tone === undefined && (kind === null || kindTable[kind].isSigned !== 'yes')) return null;
  return (
    <Badge icon={icon} {...(tone && { tone })} title={t(`verdict.${signature}.sentence`)}>
      {t(`verdict.${signature}.word`)}
    </Badge>
  );
}
