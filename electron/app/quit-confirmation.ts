import { basename } from 'node:path';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { app, dialog } from 'electron';
import type { DataAction } from '../../shared/data-actions.ts';
import type { SendRun } from '../../shared/dispatches.ts';
import type { ImportRun } from '../../shared/import.ts';
import type { RunningExport } from '../../shared/export.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import { shortened } from './address-text.ts';
import type { NativeTexts } from './texts.ts';

const buttons = { quit: 0, stay: 1 } as const;

/** What would be lost when the app ends. */
export interface RunningWork {
  readonly exports: readonly RunningExport[];
  /** Runs, and plays with their deliveries. */
  readonly sendings: readonly Pick<SendRun, 'target' | 'done' | 'total'>[];
  readonly imports: readonly ImportRun[];
  /** What is done with the data folder as a whole; none or one. */
  readonly data: readonly DataAction[];
}

/** Asks before the app ends while it exports, sends, imports, backs up or restores, because the rest would be lost. */
export interface QuitConfirmation {
  /** To be called with each window that is opened: closing the last one ends the app, unless it goes on without. */
  readonly watch: (window: BrowserWindow) => void;
}

/**
 * @param staysOpen whether the app goes on without a window.
 * @param onStay the user does not want to quit.
 */
export function createQuitConfirmation(
  ourWindow: () => BrowserWindow | null,
  running: () => RunningWork,
  texts: NativeTexts,
  staysOpen: () => boolean,
  onStay: () => void,
): QuitConfirmation {
  let confirmed = false;
  let asking = false;

  /** @returns whether the app may end now. If not, the user is asked, and it ends when they confirm. */
  function mayEnd(): boolean {
    const work = running();
    const window = ourWindow();
    const isBusy = Object.values(work).some(({ length }) => length > 0);
    if (confirmed || !isBusy) return true;
    if (!asking) void ask(window, work);
    return false;
  }

  async function ask(window: BrowserWindow | null, work: RunningWork): Promise<void> {
    const { exports, sendings, imports } = work;
    asking = true;
    const labels = labelsOf(work, texts);
    const question: MessageBoxOptions = {
      type: 'question',
      message: labels.message,
      detail: [
        ...exports.map(({ path }) => shownInLine(basename(path))),
        ...sendings.map(({ target, done, total }) => `${shortened(target)}: ${done} / ${total}`),
        ...imports.map(({ source }) => shownInLine(source)),
      ].join('\n'),
      buttons: [labels.quit, labels.stay],
      defaultId: buttons.stay,
      cancelId: buttons.stay,
      noLink: true,
      normalizeAccessKeys: false,
    };
    const { response } = await (window === null
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(window, question));
    asking = false;
    if (response !== buttons.quit) return onStay();
    confirmed = true;
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (!mayEnd()) event.preventDefault();
  });
  return {
    watch: (window) => {
      window.on('close', (event) => {
        const isEnd = process.platform !== 'darwin' && !staysOpen();
        if (isEnd && !mayEnd()) event.preventDefault();
      });
    },
  };
}

/** The words for the most serious of it. */
function labelsOf({ data: [action], exports, sendings }: RunningWork, texts: NativeTexts) {
  if (action !== undefined) return texts.quitData[action];
  if (exports.length > 0) return texts.quit;
  return sendings.length > 0 ? texts.quitSending : texts.quitImporting;
}
