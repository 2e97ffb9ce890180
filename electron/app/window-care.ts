import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { dialog } from 'electron';
import { readFailure } from '../../shared/failure.ts';
import type { LogFile } from './log-file.ts';
import { appOrigin } from './origins.ts';
import type { Texts } from './texts.ts';

/** A page that ends so often within this time is not opened again without a question. Milliseconds. */
const mostEnds = 3;
const withinMs = 60_000;

/** The buttons by place. */
const buttons = { again: 0, otherwise: 1 } as const;

export interface WindowCare {
  /** To be called with each window that is opened. */
  readonly follow: (window: BrowserWindow) => void;
  /** Whether the page was opened again after it had ended. It is said once. */
  readonly wasRestored: () => boolean;
}

/**
 * Opens the window's page again when its process ended, and offers to when it does not answer. The inspector goes on receiving
 * meanwhile. A page that ends again and again is opened only when the user wants it.
 *
 * @param quits ends the app.
 */
export function createWindowCare(log: LogFile, texts: Texts, quits: () => void): WindowCare {
  let ends: number[] = [];
  let restored = false;

  /** Not within the event that tells of the end: Chromium still cleans up there, and a load would end us too. */
  function open(window: BrowserWindow): void {
    setImmediate(() => {
      if (window.isDestroyed()) return;
      restored = true;
      window
        .loadURL(`${appOrigin}/`)
        .catch((error: unknown) => log.note('main', readFailure(error)));
    });
  }

  async function ended(window: BrowserWindow): Promise<void> {
    const now = performance.now();
    ends = [...ends, now].filter((at) => now - at < withinMs);
    if (ends.length < mostEnds) return open(window);
    const { response } = await dialog.showMessageBox(window, {
      ...question,
      message: texts.window.ends,
      detail: texts.window.logs,
      buttons: [texts.window.again, texts.window.quit],
    });
    ends = [];
    if (response === buttons.again) open(window);
    else quits();
  }

  /** The question goes by itself when the window answers again. */
  async function hangs(window: BrowserWindow): Promise<void> {
    log.say('window', 'It does not answer.');
    const answers = new AbortController();
    const calm = () => answers.abort();
    window.webContents.once('responsive', calm);
    window.webContents.once('render-process-gone', calm);
    const { response } = await dialog.showMessageBox(window, {
      ...question,
      message: texts.window.hangs,
      detail: texts.window.going,
      buttons: [texts.window.again, texts.window.wait],
      signal: answers.signal,
    });
    const isStill = !answers.signal.aborted && !window.isDestroyed();
    if (!window.isDestroyed()) {
      window.webContents.off('responsive', calm);
      window.webContents.off('render-process-gone', calm);
    }
    if (response === buttons.again && isStill) window.webContents.forcefullyCrashRenderer();
  }

  return {
    follow: (window) => {
      let asking = false;
      window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
        if (reason === 'clean-exit') return;
        log.say('window', `Its process ended: ${reason}, code ${exitCode}.`);
        void ended(window);
      });
      window.on('unresponsive', () => {
        if (asking) return;
        asking = true;
        void hangs(window).finally(() => {
          asking = false;
        });
      });
    },
    wasRestored: () => {
      const was = restored;
      restored = false;
      return was;
    },
  };
}

const question = {
  type: 'warning',
  title: 'Hookscope',
  defaultId: buttons.otherwise,
  cancelId: buttons.otherwise,
  noLink: true,
} as const satisfies Partial<MessageBoxOptions>;
