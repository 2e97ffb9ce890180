import type { BrowserWindow } from 'electron';
import type { Events } from '../../shared/contract/events.ts';
import { channels } from './channels.ts';
import type { Inspector } from './inspector-process.ts';

/** Hands the page a fresh port to the inspector. Without one it gets none now, and one when the inspector is back. */
export function handPort(
  window: BrowserWindow | null,
  inspector: Pick<Inspector, 'openPort'>,
): void {
  if (window === null || window.isDestroyed()) return;
  const port = inspector.openPort();
  if (port !== null) window.webContents.mainFrame.postMessage(channels.port, null, [port]);
}

/** Tells the page that its port is dead. */
export function tellPortLost(window: BrowserWindow | null): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channels.portLost);
}

/** Tells the page of something that the main process knows. */
export function tellWindow<Name extends keyof Events>(
  window: BrowserWindow | null,
  event: Name,
  data: Events[Name],
): void {
  if (window !== null && !window.isDestroyed()) {
    window.webContents.send(channels.event, event, data);
  }
}
