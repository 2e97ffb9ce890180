import type { BrowserWindow } from 'electron';

/** The window while there is one that can be spoken to. */
export interface WindowSlot {
  readonly get: () => BrowserWindow | null;
  readonly fill: (window: BrowserWindow) => void;
}

export function createWindowSlot(): WindowSlot {
  let current: BrowserWindow | null = null;
  return {
    get: () => current,
    fill: (window) => {
      current = window;
      window.once('closed', () => {
        current = null;
      });
    },
  };
}
