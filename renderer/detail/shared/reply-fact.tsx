import { useTranslation } from 'react-i18next';
import { outcomeOf } from '../../../shared/reply-outcome.ts';
import { replySourceOf, type SentReply } from '../../../shared/request.ts';
import { formatNumber } from '../../ui/format.ts';

/** The reply that was sent, how long it took, and who decided it. */
export function ReplyFact({ reply }: { readonly reply: SentReply | null }) {
  const { t, i18n } = useTranslation('replies');
  const ms = formatNumber(reply?.ms ?? 0, i18n.language);
  const rule = reply?.rule;
  return (
    <>
      {t(`after.${outcomeOf(reply)}`, { status: reply?.status, ms })}
      {rule && (
        <span className="detail-muted">
          {' · '}
          {t(`by.${replySourceOf(rule)}`, { name: rule.name })}
        </span>
      )}
    </>
  );
}
