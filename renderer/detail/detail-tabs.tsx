import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/detail.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import type { Related } from '../../shared/related.ts';
import { Badge } from '../ui/badge.tsx';
import { formatNumber } from '../ui/format.ts';
import { Tabs } from '../ui/tabs.tsx';
import { verdictLook } from '../ui/verdict.ts';
import { AttachmentsTab } from './attachments/attachments-tab.tsx';
import { BodyTab } from './body/body-tab.tsx';
import { FieldsTab, type FieldTarget } from './fields/fields-tab.tsx';
import { ForwardedTab } from './forwarded/forwarded-tab.tsx';
import { HeadersTab } from './headers/headers-tab.tsx';
import { IssuesTab } from './issues/issues-tab.tsx';
import { MessageTab } from './message/message-tab.tsx';
import { RelatedTab } from './related/related-tab.tsx';
import { CrmCallsTab } from './crm-calls/crm-calls-tab.tsx';
import { SignatureTab } from './signature/signature-tab.tsx';
import type { InspectorCall } from './shared/use-call.ts';
import { tabCount, tabNames, tabShown, tabsFor } from './tab-choice.ts';
import type { TabName } from './tab-choice.ts';

interface DetailTabsProps {
  readonly detail: RequestDetail;
  /** `null` until it is loaded. */
  readonly related: Related | null;
  /** Loads the related requests again after that failed; `null` otherwise. */
  readonly onRetryRelated: (() => void) | null;
  readonly dispatches: InspectorCall<readonly Dispatch[]>;
  readonly chosen: TabName | null;
  /** The field to show in Fields. */
  readonly target: FieldTarget | null;
  readonly onChoose: (tab: TabName) => void;
  readonly onOpenField: (path: string) => void;
}

/** The content of each tab. */
const contents: Readonly<Record<TabName, (props: DetailTabsProps) => ReactNode>> = {
  message: ({ detail: { request, inspection }, onChoose, onOpenField }) => (
    <MessageTab
      id={request.id}
      inspection={inspection}
      onOpenBody={() => onChoose('body')}
      onOpenField={onOpenField}
    />
  ),
  fields: ({ detail: { inspection }, target }) => (
    <FieldsTab
      fields={inspection?.fields ?? []}
      issues={inspection?.issues ?? []}
      target={target}
    />
  ),
  issues: ({ detail: { inspection }, onOpenField }) => (
    <IssuesTab inspection={inspection} onOpen={onOpenField} />
  ),
  attachments: ({ detail: { request, inspection } }) => (
    <AttachmentsTab id={request.id} attachments={inspection?.attachments ?? []} />
  ),
  signature: ({ detail: { request, inspection } }) => (
    <SignatureTab request={request} inspection={inspection} />
  ),
  related: ({ detail: { request }, related, onRetryRelated }) => (
    <RelatedTab id={request.id} related={related} onRetry={onRetryRelated} />
  ),
  forwarded: ({ detail: { request }, dispatches }) => (
    <ForwardedTab id={request.id} call={dispatches} />
  ),
  'crm-calls': ({ detail: { request } }) => <CrmCallsTab id={request.id} />,
  body: ({ detail: { request, inspection } }) => (
    <BodyTab request={request} isMail={inspection?.kind === 'email'} />
  ),
  headers: ({ detail: { request } }) => <HeadersTab request={request} />,
};

/** The tabs of a request and the content of the one shown. */
export function DetailTabs(props: DetailTabsProps) {
  const { detail, related, dispatches, chosen, onChoose } = props;
  const sent = dispatches.state.is === 'loaded' ? dispatches.state.value : null;
  const { t, i18n } = useTranslation('detail');
  const shown = tabShown(detail, chosen);
  return (
    <Tabs
      label={t('tabs.label')}
      value={shown}
      onChange={(value) => {
        const tab = tabNames.find((name) => name === value);
        if (tab !== undefined) onChoose(tab);
      }}
      tabs={tabsFor(detail).map((name) => {
        const count = tabCount(name, detail, { related, dispatches: sent });
        return {
          value: name,
          label: t(`tabs.${name}`),
          mark: (
            <>
              {count > 0 && (
                <span className="detail-count">{formatNumber(count, i18n.language)}</span>
              )}
              {name === 'signature' && <VerdictMark detail={detail} />}
            </>
          ),
          content: name === shown && contents[name](props),
        };
      })}
    />
  );
}

/** The icon of the signature's verdict, beside the tab's name. */
function VerdictMark({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation('signature');
  const verdict = detail.inspection?.signature?.verdict;
  if (verdict === undefined) return null;
  const { icon, tone } = verdictLook[verdict];
  return (
    <Badge icon={icon} {...(tone && { tone })} spoken={t(`verdict.${verdict}.word`)}>
      {null}
    </Badge>
  );
}
