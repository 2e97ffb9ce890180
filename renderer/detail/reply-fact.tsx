import { useTranslation } from 'react-i18next';
import { outcomeOf } from '../../shared/reply-outcome.ts';
import type { SentReply } from '../../shared/request.ts';
import { numberWords } from './amounts.ts';

/** What was answered, when, and by which rule. */
export function ReplyFact({ reply }: { readonly reply: SentReply | null }) {
  const { t, i18n } = useTranslation('replies');
  const ms = numberWords(reply?.ms ?? 0, i18n.language);
  return (
    <>
      {t(`after.${outcomeOf(reply)}`, { status: reply?.status, ms })}
      {reply?.rule && (
        <span className="detail-muted"> · {t('after.byRule', { name: reply.rule.name })}</span>
      )}
    </>
  );
}
