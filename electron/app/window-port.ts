import type { BrowserWindow } from 'electron';
import type { Events } from '../../shared/contract/events.ts';
import { channels } from './channels.ts';
import type { Inspector } from './inspector-process.ts';

/** Sends the page a new port to the inspector. While the inspector is down there is none; the page gets one when it is back. */
export function sendPort(
  window: BrowserWindow | null,
  inspector: Pick<Inspector, 'openPort'>,
): void {
  if (window === null || window.isDestroyed()) return;
  const port = inspector.openPort();
  if (port !== null) window.webContents.mainFrame.postMessage(channels.port, null, [port]);
}

/** Notifies the page that its port is dead. */
export function sendPortLost(window: BrowserWindow | null): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channels.portLost);
}

/** Sends the page an event of the main process. */
export function sendToWindow<Name extends keyof Events>(
  window: BrowserWindow | null,
  event: Name,
  data: Events[Name],
): void {
  if (window !== null && !window.isDestroyed()) {
    window.webContents.send(channels.event, event, data);
  }
}
