import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { PathRenewal, StrayBlocking } from './access-controls.tsx';
import { BackgroundSwitch, NotificationKinds, NotifyQuery } from './background-controls.tsx';
import { DataFolderRow } from './data-folder-row.tsx';
import { DeleteAllRequests } from './delete-all-requests.tsx';
import { GuardSettings } from './guard-settings.tsx';
import type { NamesOf } from './setting-rows.ts';
import { SshKey, SshServiceChoice } from './ssh-settings.tsx';
import { TestKeys } from './test-keys.tsx';
import { TunnelKindChoice } from './tunnel-kind.tsx';
import { UpdateStatus } from './updates/update-status.tsx';

interface OwnControlProps {
  readonly settings: Settings;
  /** The settings of the destinations, which another part of the window draws. */
  readonly destinations: ReactNode;
}

/** The components of the settings that are not text, choice or switch. */
export const ownControls: Readonly<Record<NamesOf<'own'>, ComponentType<OwnControlProps>>> = {
  tunnel: TunnelKindChoice,
  sshService: SshServiceChoice,
  sshKey: SshKey,
  replyRules: ReplyRules,
  path: PathRenewal,
  blockStrays: StrayBlocking,
  guard: ({ settings }) => <GuardSettings guard={settings.guard} />,
  destinations: ({ destinations }) => destinations,
  dataFolder: DataFolderRow,
  deleteAll: DeleteAllRequests,
  testKeys: TestKeys,
  tray: ({ settings }) => <BackgroundSwitch name="tray" settings={settings} />,
  closeToTray: ({ settings }) => <BackgroundSwitch name="closeToTray" settings={settings} />,
  badge: ({ settings }) => <BackgroundSwitch name="badge" settings={settings} />,
  startAtLogin: ({ settings }) => <BackgroundSwitch name="startAtLogin" settings={settings} />,
  notifications: NotificationKinds,
  notifyQuery: NotifyQuery,
  updateStatus: UpdateStatus,
};

function ReplyRules({ settings: { replies } }: Pick<OwnControlProps, 'settings'>) {
  const { t } = useTranslation('settings');
  const openDialog = useWindow((state) => state.openDialog);
  return (
    <div className="setting">
      <span>{t('label.replyRules')}</span>
      <div className="setting-value">
        <Button onClick={() => openDialog('replies')}>{t('editRules')}</Button>
        <p className="setting-hint setting-hint-beside">
          {t('rules', { count: replies.filter(({ on }) => on).length })}
        </p>
      </div>
    </div>
  );
}
