import { CalendarX2, KeyRound, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readLinkAccess } from '../../../shared/attachment-link.ts';
import { Badge } from '../../ui/badge.tsx';
import { useTimes } from '../../ui/use-times.ts';

/** Whether an address looks signed and when it expires, as far as the address itself says. */
export function LinkAccess({ url }: { readonly url: string }) {
  const { t } = useTranslation('attachments');
  const times = useTimes();
  const { signed, expiresAt } = readLinkAccess(url);
  if (!signed && expiresAt === null) return null;
  const time = expiresAt === null ? '' : times.precise(expiresAt);
  const isExpired = expiresAt !== null && expiresAt <= Date.now();
  return (
    <p className="attachment-access">
      {signed && (
        <Badge icon={KeyRound} title={t('signedHint')}>
          {t('signed')}
        </Badge>
      )}
      {expiresAt !== null &&
        (isExpired ? (
          <Badge tone="warning" icon={CalendarX2}>
            {t('expired', { time })}
          </Badge>
        ) : (
          <Badge icon={Timer}>{t('validUntil', { time })}</Badge>
        ))}
    </p>
  );
}
