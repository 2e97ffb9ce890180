import { useTranslation } from 'react-i18next';
import { replySourceOf } from '../../shared/request.ts';
import { outcomeOf } from '../../shared/reply-outcome.ts';
import type { RequestSummary } from '../../shared/summary.ts';

/** The status of the reply, or what happened instead; the tooltip says who decided it. */
export function ReplyStatus({ row: { reply, stray } }: { readonly row: RequestSummary }) {
  const { t } = useTranslation('replies');
  const outcome = outcomeOf(reply);
  const status = reply?.status ?? null;
  // A stray is refused on purpose.
  const isBad = status !== null && status >= 400 && !stray;
  const text = t(`outcome.${outcome}`, { status });
  const rule = reply?.rule;
  const by = rule && t(`by.${replySourceOf(rule)}`, { name: rule.name });
  return (
    <span
      className={`row-status ${status === null ? '' : 'mono'} ${isBad ? 'row-status-bad' : ''}`}
      title={by === undefined ? text : t('outcome.with', { outcome: text, by })}
    >
      {t(`short.${outcome}`, { status })}
    </span>
  );
}
