import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import type { NativeTexts } from './texts.ts';
import type { ToldOnce } from './told-once.ts';

const buttons = { stay: 0, quit: 1 } as const;

/** Leaves the app in the tray when its window is closed, where the user wants so and can reach it there. */
export interface StayInTray {
  readonly watch: (window: BrowserWindow) => void;
}

/**
 * @param staysOpen whether the app goes on without a window.
 */
export function createStayInTray(
  staysOpen: () => boolean,
  toldOnce: ToldOnce,
  texts: NativeTexts,
): StayInTray {
  let isQuitting = false;
  app.on('before-quit', ({ defaultPrevented }) => {
    isQuitting = !defaultPrevented;
  });

  /** Says it before the window goes, because a notification may not be shown. */
  async function explain(window: BrowserWindow): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      title: 'Hookscope',
      message: texts.tray.stays,
      detail: texts.tray.staysDetail,
      buttons: [texts.tray.closeWindow, texts.tray.quit],
      defaultId: buttons.stay,
      cancelId: buttons.stay,
      noLink: true,
    });
    if (response === buttons.quit) app.quit();
    else if (!window.isDestroyed()) window.close();
  }

  return {
    watch: (window) => {
      window.on('close', (event) => {
        // On macOS every app goes on without its windows.
        if (process.platform === 'darwin' || isQuitting || !staysOpen()) return;
        if (!toldOnce.isFirst('staysInTray')) return;
        event.preventDefault();
        void explain(window);
      });
    },
  };
}
