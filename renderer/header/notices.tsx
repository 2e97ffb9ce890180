import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { Notice } from '../ui/notice.tsx';
import { AccessNotices } from './access-notices.tsx';
import { DestinationNotices } from './destination-notices.tsx';
import { ListenerNotice } from './listener-notice.tsx';
import { RepliesNotice } from './replies-notice.tsx';
import { SampleNotice } from './sample-notice.tsx';
import { StoreNotices } from './store-notices.tsx';
import { TunnelNotices } from './tunnel-notices.tsx';
import { UndecidedNotice } from './undecided-notice.tsx';

export interface HeaderNoticeProps {
  readonly onSettings: () => void;
  readonly onReplies: () => void;
}

/** The notices below the address, in their order. Each one shows itself only while its cause lasts. */
const notices: readonly ((props: HeaderNoticeProps) => ReactNode)[] = [
  FailureNotice,
  StoreNotices,
  ListenerNotice,
  TunnelNotices,
  DestinationNotices,
  AccessNotices,
  RepliesNotice,
  UndecidedNotice,
  SampleNotice,
];

/** The notices about current problems, each with a button for the next step. */
export function HeaderNotices(props: HeaderNoticeProps) {
  const { t } = useTranslation();
  const connected = useWindow((state) => state.connected);
  if (connected === false) return <Notice severity="info">{t('inspector.restarting')}</Notice>;
  return notices.map((NoticeOf) => <NoticeOf key={NoticeOf.name} {...props} />);
}
