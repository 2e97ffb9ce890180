import type { BrowserWindow } from 'electron';

/** The app's window; `null` while it is closed. */
export interface CurrentWindow {
  readonly get: () => BrowserWindow | null;
  readonly set: (window: BrowserWindow) => void;
}

export function createCurrentWindow(): CurrentWindow {
  let current: BrowserWindow | null = null;
  return {
    get: () => current,
    set: (window) => {
      current = window;
      window.once('closed', () => {
        current = null;
      });
    },
  };
}
