import { Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { relayingDestination } from '../../shared/relaying-destination.ts';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';

/** What webhooks are answered: the status of the default reply, or who replies in its place, and the number of rules. */
export function RepliesButton({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['replies', 'address']);
  const openDialog = useWindow((window) => window.openDialog);
  const status = settings.replyStatus;
  const count = settings.replies.filter(({ on }) => on).length;
  const name = relayingDestination(settings)?.name;
  return (
    <Button
      variant="quiet"
      icon={Reply}
      className="replies-button"
      aria-label={
        name === undefined
          ? t(count === 0 ? 'statusSummary' : 'rulesSummary', { status, count })
          : t(count === 0 ? 'relaySummary' : 'relayRulesSummary', { name, count })
      }
      title={t('openHint')}
      onClick={() => openDialog('replies')}
    >
      <span className="bar-name truncate">
        {name === undefined ? (
          t('address:replies.status', { status })
        ) : (
          <span className="bar-relay">{t('address:replies.relay', { name })}</span>
        )}
        {count > 0 && (
          <span className="bar-rules">{` · ${t('address:replies.rules', { count })}`}</span>
        )}
      </span>
    </Button>
  );
}
