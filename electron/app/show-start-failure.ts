import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { app, dialog } from 'electron';
import type { StartFailure } from '../../shared/contract/control-calls.ts';
import { setPointerAside } from '../core/data-folder/pointer.ts';
import type { DataFolder } from './data-folder.ts';
import type { NativeTexts } from './texts.ts';

/**
 * Shows why there is no inspector. The user may try again, unless another process uses the data folder; otherwise the
 * app ends.
 *
 * @returns whether to try again.
 */
export async function showStartFailure(
  window: BrowserWindow | null,
  { code, detail }: StartFailure,
  { startFailure: texts }: NativeTexts,
): Promise<boolean> {
  const inUse = code === 'data-in-use';
  const options: MessageBoxOptions = {
    type: 'error',
    title: 'Hookscope',
    message: texts[code],
    detail: inUse ? `${detail}\n${texts.end}` : detail,
    buttons: inUse ? [texts.quit] : [texts.quit, texts.again],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  if (response === 1) return true;
  app.quit();
  return false;
}

/**
 * Shows why there is no usable data folder, in a dialog and on stderr, and ends the app. When data was moved to a folder that
 * is not there now, the user may try again or use the default folder, which keeps what leads to the other one.
 */
export async function showNoDataFolder(
  { reason, movedFrom }: Extract<DataFolder, { readonly ok: false }>,
  { startFailure: texts }: NativeTexts,
): Promise<void> {
  process.stderr.write(`${reason}\n`);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Hookscope',
    message: texts.failed,
    detail: reason,
    buttons: [texts.quit, ...(movedFrom === null ? [] : [texts.again, texts.useDefault])],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (movedFrom !== null && response > 0) {
    if (response === 2) setPointerAside(movedFrom);
    app.relaunch();
  }
  app.exit(1);
}
