import type { BrowserWindow } from 'electron';
import { Notification } from 'electron';
import type { NotificationKind } from '../../shared/notification-kinds.ts';
import { createNotificationBursts } from './notification-bursts.ts';
import { plainText } from './plain-text.ts';
import type { NativeTexts } from './texts.ts';

/** Characters that are shown; systems cut earlier. */
const bounds = { title: 80, body: 240 } as const;

/** How many notifications are remembered, so that a click on them does something. */
const remembered = 20;

/** Something that the user is notified of. Its texts are ours: no message of a sender is in them, because a locked screen shows them. */
export interface Notice {
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
  /** How many there are; 1 when left out. */
  readonly count?: number;
  /** Runs after the window was brought to the front. */
  readonly onClick: () => void;
}

export interface Notifications {
  /** Does nothing while the window has the focus, or when the user does not want that kind. */
  readonly notify: (notice: Notice) => void;
  /** Whether this system shows notifications, as far as is known. */
  readonly isSupported: () => boolean;
}

interface NotificationDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly showWindow: () => void;
  readonly isWanted: (kind: NotificationKind) => boolean;
  readonly texts: NativeTexts;
}

/** Shows the system's notifications. No other file makes one. */
export function createNotifications({
  ourWindow,
  showWindow,
  isWanted,
  texts,
}: NotificationDependencies): Notifications {
  // Without a reference, a notification is collected as garbage and its click is lost.
  const shown = new Set<Notification>();
  /** Electron supports what the system then refuses, as where a Linux desktop has no notification server. */
  let hasFailed = false;
  const hasFocus = () => ourWindow()?.isFocused() === true;

  const bursts = createNotificationBursts<Notice>((newest, count) => {
    if (hasFocus() || !isWanted(newest.kind)) return;
    const labels = texts.notifications;
    const isOne = count === 1;
    const title = isOne ? newest.title : labels.many[newest.kind].replace('{count}', String(count));
    const notification = new Notification({
      title: plainText(title, bounds.title),
      body: plainText(isOne ? newest.body : labels.openNewest, bounds.body),
    });
    const forget = () => shown.delete(notification);
    notification.on('click', () => {
      forget();
      showWindow();
      newest.onClick();
    });
    notification.on('close', forget);
    notification.on('show', () => (hasFailed = false));
    notification.on('failed', () => {
      forget();
      hasFailed = true;
    });
    shown.add(notification);
    for (const oldest of [...shown].slice(0, -remembered)) shown.delete(oldest);
    notification.show();
  });

  return {
    notify: (notice) => {
      if (hasFocus()) bursts.clear();
      else if (isWanted(notice.kind) && Notification.isSupported()) bursts.add(notice);
    },
    isSupported: () => Notification.isSupported() && !hasFailed,
  };
}
