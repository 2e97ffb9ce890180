import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/detail.ts';
import { useWindow } from '../store/use-window.ts';
import { editorCode } from '../ui/code-view.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { usePreloaded } from '../ui/later.tsx';
import { AttachmentsView } from './attachments/attachments-view.tsx';
import { DetailSkeleton } from './detail-skeleton.tsx';
import { DetailTabs } from './detail-tabs.tsx';
import { FindHost } from './find/find-host.tsx';
import { DetailHead } from './head/detail-head.tsx';
import { HistoryButtons } from './history.tsx';
import { IssueStrip } from './issues/issue-strip.tsx';
import { useDeliveryProblem } from './issues/use-delivery-problem.ts';
import { LoadFailed } from './shared/loaded.tsx';
import type { IssuePlace } from './shared/place.ts';
import { useCall } from './shared/use-call.ts';
import { tabShown } from './tab-choice.ts';
import { useListChanges } from './use-list-changes.ts';
import { useShownDetail } from './use-shown-detail.ts';
import './shared/shared.css';
import './detail.css';

/** Everything about the selected request: what it is, what is wrong with it, and exactly what was received. */
export function LoadedRequest({ id }: { readonly id: number }) {
  const { t } = useTranslation('detail');
  usePreloaded(editorCode);
  const { shown, reload } = useShownDetail(id);
  useListChanges(reload);
  if (shown.is === 'loading') return <DetailSkeleton />;
  if (shown.is === 'failed') return <LoadFailed onRetry={reload} />;
  if (shown.is === 'missing')
    return (
      <EmptyState title={t('missing.title')} action={<HistoryButtons />}>
        {t('missing.text')}
      </EmptyState>
    );
  const { detail } = shown;
  return <RequestPane key={detail.request.id} detail={detail} onChanged={reload} />;
}

interface RequestPaneProps {
  readonly detail: RequestDetail;
  readonly onChanged: () => void;
}

/** The head, the strip of issues and the tabs, at the same places for every request. */
function RequestPane({ detail, onChanged }: RequestPaneProps) {
  const { t } = useTranslation('detail');
  const { id } = detail.request;
  const related = useCall('request.related', { id });
  const dispatches = useCall('dispatches.of', { id });
  useListChanges(dispatches.reload);
  useListChanges(related.reload);
  const delivery = useDeliveryProblem(
    detail,
    dispatches.state.is === 'loaded' ? dispatches.state.value : [],
  );
  const tabChoice = useWindow((state) => state.tabChoice);
  const chooseTab = useWindow((state) => state.chooseTab);
  const [target, setTarget] = useState<IssuePlace | null>(null);
  /** The attachment at which their list begins; `null` while a tab is shown. */
  const [attachment, setAttachment] = useState<{ readonly index: number } | null>(null);
  const [seenChoice, setSeenChoice] = useState(tabChoice);
  if (tabChoice !== seenChoice) {
    setSeenChoice(tabChoice);
    setAttachment(null);
  }
  const open = (place: IssuePlace) => {
    setTarget({ ...place });
    chooseTab(place.is === 'field' ? 'fields' : place.is);
  };
  return (
    <article className="detail-pane" data-request={id} aria-label={t('region')}>
      <DetailHead
        detail={detail}
        sentBy={related.state.is === 'loaded' ? (related.state.value?.sentBy ?? null) : null}
        onChanged={onChanged}
        onShowSignature={() => chooseTab('signature')}
        onShowAttachments={(index) => setAttachment({ index })}
      />
      <IssueStrip
        inspection={detail.inspection}
        related={related.state.is === 'loaded' ? related.state.value : null}
        delivery={delivery}
        attempt={detail.attempt}
        onOpen={open}
        onShowIssues={() => chooseTab('issues')}
        onShowSignature={() => chooseTab('signature')}
        onShowRelated={() => chooseTab('related')}
        onShowForwarded={() => chooseTab('forwarded')}
      />
      <FindHost className="detail-views">
        <DetailTabs
          detail={detail}
          related={related}
          dispatches={dispatches}
          shown={tabShown(detail, tabChoice)}
          target={target}
          instead={
            attachment === null ? null : (
              <AttachmentsView
                id={id}
                attachments={detail.inspection?.attachments ?? []}
                first={attachment}
                onClose={() => setAttachment(null)}
              />
            )
          }
          onChoose={chooseTab}
          onOpen={open}
        />
      </FindHost>
    </article>
  );
}
