import { useTranslation } from 'react-i18next';
import type { CrmToken } from '../../../shared/crm-api.ts';
import { useNow } from '../../ui/use-now.ts';
import { useTimes } from '../../ui/use-times.ts';

/** A token by its last characters, with what it is for and how long it is here. */
export function TokenFacts({ token: { mask, reading, isStored } }: { readonly token: CrmToken }) {
  const { t } = useTranslation(['crm-calls', 'token']);
  const times = useTimes();
  const now = useNow();
  const { location, endsAt, kind } = reading;
  const hasEnded = endsAt !== null && endsAt <= now;
  const facts = [
    // A token of a location is what the calls need.
    ...(kind === 'location' ? [] : [t(`token:kind.${kind}`)]),
    ...(location === null ? [] : [t('inUse.location', { location })]),
    ...(endsAt === null || hasEnded ? [] : [t('inUse.ends', { at: times.short(endsAt, now) })]),
    t(isStored ? 'inUse.stored' : 'inUse.inMemory'),
  ];
  return (
    <>
      <code>{t('inUse.mask', { mask })}</code>{' '}
      <span className="detail-muted">{facts.join(' · ')}</span>
      {endsAt !== null && hasEnded && (
        <span className="detail-warn"> · {t('inUse.ended', { at: times.short(endsAt, now) })}</span>
      )}
    </>
  );
}
