import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import type { RunningExport } from '../../shared/export.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { NativeTexts } from './texts.ts';

const buttons = { quit: 0, stay: 1 } as const;

/** Asks before the app ends while a file is being exported, because the export would be lost. */
export interface QuitConfirmation {
  /** To be called with each window that is opened: closing the last one ends the app, except on macOS. */
  readonly watch: (window: BrowserWindow) => void;
}

export function createQuitConfirmation(
  ourWindow: () => BrowserWindow | null,
  running: () => readonly RunningExport[],
  texts: NativeTexts,
): QuitConfirmation {
  let confirmed = false;
  let asking = false;

  /** @returns whether the app may end now. If not, the user is asked, and it ends when they confirm. */
  function mayEnd(): boolean {
    const exports = running();
    const window = ourWindow();
    if (confirmed || exports.length === 0 || window === null) return true;
    if (!asking) void ask(window, exports);
    return false;
  }

  async function ask(window: BrowserWindow, exports: readonly RunningExport[]): Promise<void> {
    asking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: texts.quit.message,
      detail: exports.map(({ path }) => shownInLine(basename(path))).join('\n'),
      buttons: [texts.quit.quit, texts.quit.stay],
      defaultId: buttons.stay,
      cancelId: buttons.stay,
      noLink: true,
      normalizeAccessKeys: false,
    });
    asking = false;
    if (response !== buttons.quit) return;
    confirmed = true;
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (!mayEnd()) event.preventDefault();
  });
  return {
    watch: (window) => {
      window.on('close', (event) => {
        if (process.platform !== 'darwin' && !mayEnd()) event.preventDefault();
      });
    },
  };
}
