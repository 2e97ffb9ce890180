import { useTranslation } from 'react-i18next';
import { guardRule } from '../../shared/request.ts';
import { outcomeOf } from '../../shared/reply-outcome.ts';
import type { RequestSummary } from '../../shared/summary.ts';

/** What was answered: the status, or in a word what was done in its place; the rule's name is the tooltip's. */
export function ReplyStatus({ row: { reply, stray } }: { readonly row: RequestSummary }) {
  const { t } = useTranslation(['replies', 'doors']);
  const outcome = outcomeOf(reply);
  const status = reply?.status ?? null;
  // A stray is meant to be refused.
  const bad = status !== null && status >= 400 && !stray;
  const said = t(`told.${outcome}`, { status });
  const by = reply?.rule?.id === guardRule.id ? t('doors:refused') : reply?.rule?.name;
  return (
    <span
      className={`row-status ${status === null ? '' : 'mono'} ${bad ? 'row-status-bad' : ''}`}
      title={by === undefined ? said : t('told.byRule', { said, name: by })}
    >
      {t(`short.${outcome}`, { status })}
    </span>
  );
}
