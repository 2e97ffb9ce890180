import { useTranslation } from 'react-i18next';
import { guardRule } from '../../../shared/request.ts';
import { outcomeOf } from '../../../shared/reply-outcome.ts';
import type { SentReply } from '../../../shared/request.ts';
import { formatNumber } from '../../ui/format.ts';

/** The reply that was sent, how long it took, and the rule that decided it. */
export function ReplyFact({ reply }: { readonly reply: SentReply | null }) {
  const { t, i18n } = useTranslation(['replies', 'access']);
  const ms = formatNumber(reply?.ms ?? 0, i18n.language);
  const rule = reply?.rule;
  return (
    <>
      {t(`after.${outcomeOf(reply)}`, { status: reply?.status, ms })}
      {rule && (
        <span className="detail-muted">
          {' · '}
          {rule.id === guardRule.id ? t('access:refused') : t('after.byRule', { name: rule.name })}
        </span>
      )}
    </>
  );
}
