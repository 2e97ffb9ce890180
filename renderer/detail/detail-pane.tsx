import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DetailHead } from './detail-head.tsx';
import { DetailTabs } from './detail-tabs.tsx';
import type { Target } from './fields/fields-tab.tsx';
import { HistoryButtons, useHistoryKeys } from './history.tsx';
import { IssueList } from './issues/issue-list.tsx';
import { RelatedNotice } from './related/related-notice.tsx';
import type { TabName } from './tab-choice.ts';
import { useCall } from './use-call.ts';
import { useListChanges } from './use-list-changes.ts';
import './detail.css';

/** Everything about one request: what it is, what is wrong with it, and what exactly came. */
export function DetailPane({ id }: { readonly id: number | null }) {
  const { t } = useTranslation('detail');
  const [chosen, setChosen] = useState<TabName | null>(null);
  useHistoryKeys();
  if (id === null) return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  return <FetchedDetail key={id} id={id} chosen={chosen} onChoose={setChosen} />;
}

interface FetchedDetailProps {
  readonly id: number;
  readonly chosen: TabName | null;
  readonly onChoose: (tab: TabName) => void;
}

function FetchedDetail({ id, chosen, onChoose }: FetchedDetailProps) {
  const { t } = useTranslation('detail');
  const { loaded, again } = useCall('request.get', { id });
  const { loaded: relations, again: relate } = useCall('request.related', { id });
  useListChanges(again);
  useListChanges(relate);
  const related = relations.is === 'found' ? relations.value : null;
  const [target, setTarget] = useState<Target | null>(null);
  const openField = (path: string) => {
    setTarget({ path });
    onChoose('fields');
  };

  switch (loaded.is) {
    case 'loading':
      return (
        <p className="detail-loading" role="status">
          {t('loading')}
        </p>
      );
    case 'failed':
      return (
        <EmptyState
          title={t('failed.title')}
          action={<Button onClick={again}>{t('failed.again')}</Button>}
        />
      );
    case 'found':
      if (loaded.value === null) {
        return (
          <EmptyState title={t('missing.title')} action={<HistoryButtons />}>
            {t('missing.text')}
          </EmptyState>
        );
      }
      return (
        <article className="detail-pane" aria-label={t('region')}>
          <DetailHead detail={loaded.value} onChanged={again} />
          <RelatedNotice related={related} onShow={() => onChoose('related')} />
          <IssueList
            issues={loaded.value.inspection?.issues ?? []}
            onOpen={openField}
            onOpenAll={() => onChoose('issues')}
          />
          <div className="detail-views">
            <DetailTabs
              detail={loaded.value}
              related={related}
              onRelateAgain={relations.is === 'failed' ? relate : null}
              chosen={chosen}
              target={target}
              onChoose={onChoose}
              onOpenField={openField}
            />
          </div>
        </article>
      );
  }
}
