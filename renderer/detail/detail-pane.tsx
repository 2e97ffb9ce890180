import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { DetailHead } from './detail-head.tsx';
import { DetailTabs } from './detail-tabs.tsx';
import type { FieldTarget } from './fields/fields-tab.tsx';
import { FindHost } from './find/find-host.tsx';
import { HistoryButtons } from './history.tsx';
import { IssueList } from './issues/issue-list.tsx';
import { RelatedNotice } from './related/related-notice.tsx';
import { LoadFailed } from './shared/loaded.tsx';
import { useCall } from './shared/use-call.ts';
import { tabNames } from './tab-choice.ts';
import type { TabName } from './tab-choice.ts';
import { useListChanges } from './use-list-changes.ts';
import './shared/shared.css';
import './detail.css';

/** Everything about the selected request: what it is, what is wrong with it, and exactly what was received. */
export function DetailPane({ id }: { readonly id: number | null }) {
  const { t } = useTranslation('detail');
  const chosenTab = useWindow((state) => state.chosenTab);
  const chooseTab = useWindow((state) => state.chooseTab);
  const chosen = tabNames.find((name) => name === chosenTab) ?? null;
  if (id === null) return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  return <RequestPane key={id} id={id} chosen={chosen} onChoose={chooseTab} />;
}

interface RequestPaneProps {
  readonly id: number;
  readonly chosen: TabName | null;
  readonly onChoose: (tab: TabName) => void;
}

function RequestPane({ id, chosen, onChoose }: RequestPaneProps) {
  const { t } = useTranslation('detail');
  const { state, reload } = useCall('request.get', { id });
  const { state: relatedState, reload: reloadRelated } = useCall('request.related', { id });
  const dispatches = useCall('dispatches.of', { id });
  useListChanges(reload);
  useListChanges(dispatches.reload);
  useListChanges(reloadRelated);
  const related = relatedState.is === 'loaded' ? relatedState.value : null;
  const [target, setTarget] = useState<FieldTarget | null>(null);
  const openField = (path: string) => {
    setTarget({ path });
    onChoose('fields');
  };

  if (state.is === 'loading')
    return (
      <p className="detail-loading" role="status">
        {t('loading')}
      </p>
    );
  if (state.is === 'failed') return <LoadFailed onRetry={reload} />;
  if (state.value === null)
    return (
      <EmptyState title={t('missing.title')} action={<HistoryButtons />}>
        {t('missing.text')}
      </EmptyState>
    );
  const detail = state.value;
  return (
    <article className="detail-pane" data-request={id} aria-label={t('region')}>
      <DetailHead detail={detail} onChanged={reload} />
      <RelatedNotice related={related} onShow={() => onChoose('related')} />
      <IssueList
        issues={detail.inspection?.issues ?? []}
        onOpen={openField}
        onOpenAll={() => onChoose('issues')}
      />
      <FindHost className="detail-views">
        <DetailTabs
          detail={detail}
          related={related}
          dispatches={dispatches}
          onRetryRelated={relatedState.is === 'failed' ? reloadRelated : null}
          chosen={chosen}
          target={target}
          onChoose={onChoose}
          onOpenField={openField}
        />
      </FindHost>
    </article>
  );
}
