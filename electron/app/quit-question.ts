import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import type { RunningExport } from '../../shared/export.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { Texts } from './texts.ts';

const buttons = { quit: 0, stay: 1 } as const;

/** Asks before the app ends while a file is being written, since ending it leaves that file unwritten. */
export interface QuitQuestion {
  /** To be called with each window that is opened: closing the last one ends the app, except on macOS. */
  readonly follow: (window: BrowserWindow) => void;
}

export function createQuitQuestion(
  ourWindow: () => BrowserWindow | null,
  running: () => readonly RunningExport[],
  texts: Texts,
): QuitQuestion {
  let answered = false;
  let asking = false;

  /** @returns whether the app may end right now; if not, the user is asked, and it ends once they say so. */
  function mayEnd(): boolean {
    const exports = running();
    const window = ourWindow();
    if (answered || exports.length === 0 || window === null) return true;
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
    answered = true;
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (!mayEnd()) event.preventDefault();
  });
  return {
    follow: (window) => {
      window.on('close', (event) => {
        if (process.platform !== 'darwin' && !mayEnd()) event.preventDefault();
      });
    },
  };
}
