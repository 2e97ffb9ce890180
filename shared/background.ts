import { z } from 'zod';
import { notificationKinds, type NotificationKind } from './notification-kinds.ts';

const kindSwitches = Object.fromEntries(
  Object.entries(notificationKinds).map(([kind, { isOn }]) => [kind, z.boolean().default(isOn)]),
) as Readonly<Record<NotificationKind, z.ZodDefault<z.ZodBoolean>>>;

/** What the app does while its window is closed or behind others. */
export const backgroundSettings = {
  /** Whether there is an icon in the tray, or in the menu bar of macOS. */
  tray: z.boolean().default(false),
  /** Whether closing the window leaves the app in the tray. */
  closeToTray: z.boolean().default(false),
  startAtLogin: z.boolean().default(false),
  /** Whether the app's icon shows how many requests came since the user last looked. */
  badge: z.boolean().default(false),
  /** What the user is notified of. */
  notifications: z.object(kindSwitches).prefault({}),
  /** Only requests that pass this query are notified of (docs/search.md); empty for all. */
  notifyQuery: z.string().max(2_000).default(''),
};

/** What this system can do of it. */
export interface BackgroundSupport {
  readonly notifications: boolean;
  /** Whether the desktop shows the icons of apps. */
  readonly tray: boolean;
  readonly badge: boolean;
  /** Only an installed app can be started at login. */
  readonly startAtLogin: boolean;
}
