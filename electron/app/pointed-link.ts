import type { BrowserWindow } from 'electron';

/**
 * Tells where the link leads that the pointer or the focus is on, in the window's page or in a frame of it. Browsers
 * have a line for that; a mail can't write into ours.
 */
export function followPointedLink(window: BrowserWindow, tell: (address: string) => void): void {
  window.webContents.on('update-target-url', (_event, address) => tell(address));
}
