import { hasNameOnBus, sessionBusPath } from './session-bus.ts';

/** The program of a Linux desktop that shows the icons of apps (StatusNotifierItem, “StatusNotifierWatcher”). */
const watcher = 'org.kde.StatusNotifierWatcher';

/** Whether this desktop shows tray icons. Only on Linux there are desktops that show none; Electron then says nothing. */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const bus = sessionBusPath();
  return bus !== null && (await hasNameOnBus(bus, watcher));
}
