import { Inbox, RotateCw, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { everything } from '../../shared/list-filter.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { useShortcutText } from '../ui/shortcuts.ts';

/** Why the list shows no rows: it is loading, it failed, nothing matches the filter, or there are no requests. */
export function NoRows({ firstSteps }: { readonly firstSteps: ReactNode }) {
  return (
    <div className="no-rows" tabIndex={-1}>
      <NoRowsReason firstSteps={firstSteps} />
    </div>
  );
}

function NoRowsReason({ firstSteps }: { readonly firstSteps: ReactNode }) {
  const { t } = useTranslation();
  const keysOf = useShortcutText();
  const shownFilter = useWindow((state) => state.shownFilter);
  const connected = useWindow((state) => state.connected);
  const dataWork = useWindow((state) => state.dataWork?.action ?? null);
  const fault = useWindow((state) => state.listFault);
  const setFilter = useWindow((state) => state.setFilter);
  const refresh = useWindow((state) => state.refresh);
  const hasReceived = useWindow((state) => state.hasReceived);
  if (connected === false)
    return (
      <EmptyState title={t('list.down')}>
        {dataWork === null ? t('list.downHint') : t(`dataWork.${dataWork}`)}
      </EmptyState>
    );
  if (fault !== null)
    return (
      <EmptyState
        title={t('list.fault')}
        action={
          <Button icon={RotateCw} onClick={refresh}>
            {t('tryAgain')}
          </Button>
        }
      >
        <p className="selectable">
          <SenderText text={fault} />
        </p>
      </EmptyState>
    );
  if (shownFilter === null) return <p className="no-rows-loading">{t('list.loading')}</p>;
  if (shownFilter.text === '' && shownFilter.show === 'all') {
    if (!hasReceived) return firstSteps;
    return (
      <EmptyState icon={Inbox} title={t('list.emptied')}>
        {t('list.emptiedHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('list.noMatch')}
      action={<Button onClick={() => setFilter(everything)}>{t('list.clearFilter')}</Button>}
    >
      {shownFilter.text !== '' && t('list.noMatchHint', { keys: keysOf('searchHelp') })}
    </EmptyState>
  );
}
