import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { dialog } from 'electron';
import { readFailure } from '../../shared/failure.ts';
import type { LogFile } from './log-file.ts';
import { appOrigin } from './origins.ts';
import type { NativeTexts } from './texts.ts';

/** When the page's process ends this often within this time, the user is asked before it is opened again. */
const maxEnds = 3;
const endsWithinMs = 60_000;

/** The buttons by index. */
const buttons = { again: 0, otherwise: 1 } as const;

export interface WindowRecovery {
  /** To be called with each window that is opened. */
  readonly watch: (window: BrowserWindow) => void;
  /** Whether the page was opened again after its process had ended. The next call returns `false`. */
  readonly takeRestored: () => boolean;
}

/**
 * Opens the window's page again when its process ended, and offers to when it does not respond. The inspector goes on
 * receiving meanwhile. A page that ends again and again is opened only when the user confirms.
 *
 * @param nativeTexts what is asked waits for them.
 * @param quit ends the app.
 */
export function createWindowRecovery(
  log: LogFile,
  nativeTexts: Promise<NativeTexts>,
  quit: () => void,
): WindowRecovery {
  let ends: number[] = [];
  let restored = false;

  /** Within the event itself Chromium still cleans up, and a load would crash the app. */
  function open(window: BrowserWindow): void {
    setImmediate(() => {
      if (window.isDestroyed()) return;
      restored = true;
      window
        .loadURL(`${appOrigin}/`)
        .catch((error: unknown) => log.failure('main', readFailure(error)));
    });
  }

  async function onProcessEnded(window: BrowserWindow): Promise<void> {
    const now = performance.now();
    ends = [...ends, now].filter((at) => now - at < endsWithinMs);
    if (ends.length < maxEnds) return open(window);
    const texts = await nativeTexts;
    const { response } = await dialog.showMessageBox(window, {
      ...question,
      message: texts.window.ends,
      detail: texts.window.logs,
      buttons: [texts.window.again, texts.window.quit],
    });
    ends = [];
    // A window that was closed meanwhile leaves the app in the tray, or has ended it.
    if (window.isDestroyed()) return;
    if (response === buttons.again) open(window);
    else quit();
  }

  /** The question closes by itself when the window responds again. */
  async function onUnresponsive(window: BrowserWindow): Promise<void> {
    log.message('window', 'It does not respond.');
    const texts = await nativeTexts;
    const recovered = new AbortController();
    const onRecovered = () => recovered.abort();
    window.webContents.once('responsive', onRecovered);
    window.webContents.once('render-process-gone', onRecovered);
    const { response } = await dialog.showMessageBox(window, {
      ...question,
      message: texts.window.hangs,
      detail: texts.window.going,
      buttons: [texts.window.again, texts.window.wait],
      signal: recovered.signal,
    });
    const isStillHanging = !recovered.signal.aborted && !window.isDestroyed();
    if (!window.isDestroyed()) {
      window.webContents.off('responsive', onRecovered);
      window.webContents.off('render-process-gone', onRecovered);
    }
    if (response === buttons.again && isStillHanging) window.webContents.forcefullyCrashRenderer();
  }

  return {
    watch: (window) => {
      let asking = false;
      window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
        if (reason === 'clean-exit') return;
        log.message('window', `Its process ended: ${reason}, code ${exitCode}.`);
        void onProcessEnded(window);
      });
      window.on('unresponsive', () => {
        if (asking) return;
        asking = true;
        void onUnresponsive(window).finally(() => {
          asking = false;
        });
      });
    },
    takeRestored: () => {
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
