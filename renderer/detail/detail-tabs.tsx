import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/detail.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Related } from '../../shared/related.ts';
import { Badge } from '../ui/badge.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { verdictLook } from '../ui/verdict.ts';
import { formatNumber } from '../ui/format.ts';
import { AttachmentsTab } from './attachments/attachments-tab.tsx';
import { BodyTab } from './body/body-tab.tsx';
import { FieldsTab, type Target } from './fields/fields-tab.tsx';
import { IssuesTab } from './issues/issues-tab.tsx';
import { HeadersTab } from './headers/headers-tab.tsx';
import { SignatureTab } from './signature/signature-tab.tsx';
import { MessageTab } from './message/message-tab.tsx';
import { NextTab } from './reply/next-tab.tsx';
import { attemptCount, RelatedTab } from './related/related-tab.tsx';
import { tabNames, tabShown, tabsFor } from './tab-choice.ts';
import type { TabName } from './tab-choice.ts';

interface DetailTabsProps {
  readonly detail: RequestDetail;
  /** `null` while it is not known. */
  readonly related: Related | null;
  /** Asks for the relations again, where they could not be read. */
  readonly onRelateAgain: (() => void) | null;
  readonly chosen: TabName | null;
  /** The place in Fields that was asked for. */
  readonly target: Target | null;
  readonly onChoose: (tab: TabName) => void;
  readonly onOpenField: (path: string) => void;
}

export function DetailTabs(props: DetailTabsProps) {
  const { detail, related, chosen, onChoose } = props;
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
        const count = tabCount(name, detail, related);
        return {
          value: name,
          label: t(`tabs.${name}`),
          mark:
            name === 'signature' ? (
              <VerdictMark detail={detail} />
            ) : (
              count > 0 && (
                <span className="detail-count">{formatNumber(count, i18n.language)}</span>
              )
            ),
          content: name === shown && tabContent(name, props),
        };
      })}
    />
  );
}

/** The verdict beside the tab's name, when there is something to look at. */
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

function tabCount(
  name: TabName,
  { request, inspection }: RequestDetail,
  related: Related | null,
): number {
  if (name === 'fields') return inspection?.fields.length ?? 0;
  if (name === 'issues') return inspection?.issues.length ?? 0;
  if (name === 'attachments') return inspection?.attachments.length ?? 0;
  if (name === 'headers') return request.headers.length + request.trailers.length;
  if (name === 'related' && related !== null) return attemptCount(related);
  return 0;
}

function tabContent(
  name: TabName,
  { detail, related, onRelateAgain, target, onChoose, onOpenField }: DetailTabsProps,
) {
  const { request, inspection } = detail;
  switch (name) {
    case 'message':
      return (
        <MessageTab
          id={request.id}
          inspection={inspection}
          onOpenBody={() => onChoose('body')}
          onOpenField={onOpenField}
        />
      );
    case 'fields':
      return (
        <FieldsTab
          fields={inspection?.fields ?? []}
          issues={inspection?.issues ?? []}
          target={target}
        />
      );
    case 'issues':
      return <IssuesTab inspection={inspection} onOpen={onOpenField} />;
    case 'attachments':
      return <AttachmentsTab id={request.id} attachments={inspection?.attachments ?? []} />;
    case 'signature':
      return <SignatureTab request={request} inspection={inspection} />;
    case 'related':
      return <RelatedTab id={request.id} related={related} onAgain={onRelateAgain} />;
    case 'next':
      return <NextTab id={request.id} />;
    case 'body':
      return <BodyTab request={request} mail={inspection?.kind === 'email'} />;
    case 'headers':
      return <HeadersTab request={request} />;
    default:
      return assertNever(name);
  }
}
