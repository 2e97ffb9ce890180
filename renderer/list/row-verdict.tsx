import { useTranslation } from 'react-i18next';
import type { Kind } from '../../shared/inspection.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { Badge } from '../ui/badge.tsx';
import { verdictLook } from '../ui/verdict.ts';

/** What a CRM signs; that anything else has no signature is not worth a word. */
const signedKinds: ReadonlySet<Kind> = new Set([
  'sms',
  'email',
  'custom',
  'call',
  'platform-event',
]);

/** The verdict on a row's signature. */
export function RowVerdict({ row: { signature, kind } }: { readonly row: RequestSummary }) {
  const { t } = useTranslation('signature');
  if (signature === null) return null;
  const { icon, tone } = verdictLook[signature];
  if (tone === undefined && (kind === null || !signedKinds.has(kind))) return null;
  return (
    <Badge icon={icon} {...(tone && { tone })} title={t(`verdict.${signature}.sentence`)}>
      {t(`verdict.${signature}.word`)}
    </Badge>
  );
}
