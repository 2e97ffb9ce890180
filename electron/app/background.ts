import type { BrowserWindow } from 'electron';
import type { NotificationKind } from '../../shared/notification-kinds.ts';
import type { Settings } from '../../shared/settings.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import type { NativeTexts } from './texts.ts';

/** What the app does while its window is closed or behind others. */
export interface Background {
  readonly notify: Notifications['notify'];
  readonly settingsChanged: (settings: Settings) => void;
}

interface BackgroundDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly showWindow: () => void;
  readonly texts: NativeTexts;
}

export function createBackground({
  ourWindow,
  showWindow,
  texts,
}: BackgroundDependencies): Background {
  let settings: Settings | null = null;
  const notifications = createNotifications({
    ourWindow,
    showWindow,
    isWanted: (kind: NotificationKind) => settings?.notifications[kind] === true,
    texts,
  });
  return {
    notify: notifications.notify,
    settingsChanged: (next) => {
      settings = next;
    },
  };
}
