import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/detail.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import type { Related } from '../../shared/related.ts';
import { tokenTarget } from '../../shared/token/judge-token.ts';
import { Badge } from '../ui/badge.tsx';
import { formatNumber } from '../ui/format.ts';
import { laterCode, laterPart, usePreloaded } from '../ui/later.tsx';
import { useShortcutText } from '../ui/shortcuts.ts';
import { Tabs } from '../ui/tabs.tsx';
import { verdictLook } from '../ui/verdict.ts';
import { AbsentTab } from './absent-tab.tsx';
import { BodyTab } from './body/body-tab.tsx';
import { FieldsTab } from './fields/fields-tab.tsx';
import { ForwardedTab } from './forwarded/forwarded-tab.tsx';
import { HeadersTab } from './headers/headers-tab.tsx';
import { IssuesTab } from './issues/issues-tab.tsx';
import { MessageTab } from './message/message-tab.tsx';
import { RelatedTab } from './related/related-tab.tsx';
import type { IssuePlace } from './shared/place.ts';
import type { InspectorCall } from './shared/use-call.ts';
import { SignatureTab } from './signature/signature-tab.tsx';
import { isTabFor, tabCount, tabNames, tabShortcut } from './tab-choice.ts';
import type { TabName } from './tab-choice.ts';

/** It edits calls, so it comes with the editor of texts. */
const crmCallsCode = laterCode(() => import('./crm-calls/crm-calls-tab.tsx'));
const CrmCallsTab = laterPart(crmCallsCode, (file) => file.CrmCallsTab);

interface DetailTabsProps {
  readonly detail: RequestDetail;
  readonly related: InspectorCall<Related | null>;
  readonly dispatches: InspectorCall<readonly Dispatch[]>;
  readonly shown: TabName;
  /** What the user asked to see. A new object each time, so that the same can be shown again. */
  readonly target: IssuePlace | null;
  /** Shown in place of the tab's content. */
  readonly instead: ReactNode;
  readonly onChoose: (tab: TabName) => void;
  readonly onOpen: (place: IssuePlace) => void;
}

/** The content of each tab. */
const contents: Readonly<Record<TabName, (props: DetailTabsProps) => ReactNode>> = {
  message: ({ detail: { request, inspection }, onChoose, onOpen }) => (
    <MessageTab
      id={request.id}
      inspection={inspection}
      onOpenBody={() => onChoose('body')}
      onOpen={onOpen}
    />
  ),
  fields: ({ detail: { inspection }, target }) => (
    <FieldsTab
      fields={inspection?.fields ?? []}
      issues={inspection?.issues ?? []}
      target={target?.is === 'field' ? target : null}
    />
  ),
  issues: ({ detail: { inspection }, onOpen }) => (
    <IssuesTab inspection={inspection} onOpen={onOpen} />
  ),
  signature: ({ detail: { request, inspection } }) => (
    <SignatureTab request={request} inspection={inspection} />
  ),
  related: ({ detail: { request }, related: { state, reload } }) => (
    <RelatedTab
      id={request.id}
      related={state.is === 'loaded' ? state.value : null}
      onRetry={state.is === 'failed' ? reload : null}
    />
  ),
  'crm-calls': ({ detail: { request, inspection } }) => (
    <CrmCallsTab
      id={request.id}
      target={tokenTarget(inspection?.fields ?? [])}
      verdict={inspection?.signature?.verdict ?? null}
    />
  ),
  forwarded: ({ detail: { request }, dispatches }) => (
    <ForwardedTab id={request.id} call={dispatches} />
  ),
  body: ({ detail: { request, inspection }, target }) => (
    <BodyTab
      request={request}
      isMail={inspection?.kind === 'email'}
      target={target?.is === 'body' ? target : null}
    />
  ),
  headers: ({ detail: { request } }) => <HeadersTab request={request} />,
};

/** The tabs, the same for every request, and the content of the one shown. */
export function DetailTabs(props: DetailTabsProps) {
  const { detail, related, dispatches, shown, instead, onChoose } = props;
  const { t } = useTranslation('detail');
  const keysOf = useShortcutText();
  usePreloaded(crmCallsCode);
  const loaded = {
    related: related.state.is === 'loaded' ? related.state.value : null,
    dispatches: dispatches.state.is === 'loaded' ? dispatches.state.value : null,
  };
  return (
    <Tabs
      label={t('tabs.label')}
      value={shown}
      instead={instead}
      onChange={(value) => {
        const tab = tabNames.find((name) => name === value);
        if (tab !== undefined) onChoose(tab);
      }}
      tabs={tabNames.map((name) => {
        const isEmpty = !isTabFor(name, detail);
        const label = t(`tabs.${name}`);
        return {
          value: name,
          label,
          ...(name === 'crm-calls' && { short: t('tabs.crmShort') }),
          title: t('tabs.hint', { tab: label, keys: keysOf(tabShortcut(name)) }),
          isEmpty,
          mark: (
            <>
              <TabCount count={tabCount(name, detail, loaded)} />
              {name === 'signature' && <VerdictMark detail={detail} />}
            </>
          ),
          content:
            name === shown &&
            instead === null &&
            (isEmpty ? (
              <AbsentTab name={name} detail={detail} onOpenBody={() => onChoose('body')} />
            ) : (
              contents[name](props)
            )),
        };
      })}
    />
  );
}

/** Larger counts are shown as this one with a plus sign, so that no tab moves. */
const largestCount = 99;

/** A count in a place of fixed width. */
function TabCount({ count }: { readonly count: number | null }) {
  const { i18n } = useTranslation();
  if (count === null) return null;
  const isLarge = count > largestCount;
  const whole = formatNumber(count, i18n.language);
  return (
    <span className="detail-count tab-count" {...(isLarge && { title: whole })}>
      {count > 0 && (isLarge ? `${formatNumber(largestCount, i18n.language)}+` : whole)}
    </span>
  );
}

/** The icon of the signature's verdict, beside the tab's name. */
function VerdictMark({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation('signature');
  const verdict = detail.inspection?.signature?.verdict;
  if (verdict === undefined) return <span className="tab-verdict" />;
  const { icon, tone } = verdictLook[verdict];
  return (
    <Badge icon={icon} {...(tone && { tone })} spoken={t(`verdict.${verdict}.word`)}>
      {null}
    </Badge>
  );
}
