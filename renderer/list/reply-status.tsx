import { useTranslation } from 'react-i18next';
import { guardRule } from '../../shared/request.ts';
import { outcomeOf } from '../../shared/reply-outcome.ts';
import type { RequestSummary } from '../../shared/summary.ts';

/** The status of the reply, or what happened instead; the tooltip names the rule. */
export function ReplyStatus({ row: { reply, stray } }: { readonly row: RequestSummary }) {
  const { t } = useTranslation(['replies', 'access']);
  const outcome = outcomeOf(reply);
  const status = reply?.status ?? null;
  // A stray is refused on purpose.
  const isBad = status !== null && status >= 400 && !stray;
  const text = t(`outcome.${outcome}`, { status });
  const by = reply?.rule?.id === guardRule.id ? t('access:refused') : reply?.rule?.name;
  return (
    <span
      className={`row-status ${status === null ? '' : 'mono'} ${isBad ? 'row-status-bad' : ''}`}
      title={by === undefined ? text : t('outcome.byRule', { outcome: text, name: by })}
    >
      {t(`short.${outcome}`, { status })}
    </span>
  );
}
