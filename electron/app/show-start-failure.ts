import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { app, dialog } from 'electron';
import type { StartFailure } from '../../shared/contract/control-calls.ts';
import type { Texts } from './texts.ts';

/**
 * Says why there is no inspector, and ends the app where trying again is no use: another process
 * has the data folder, and would have it still.
 *
 * @returns whether to try again.
 */
export async function showStartFailure(
  window: BrowserWindow | null,
  { code, detail }: StartFailure,
  { cannotStart: texts }: Texts,
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

/** Says why nothing can be kept, in a dialog and on stderr, and ends the app. */
export async function sayNoFolder(why: string, { cannotStart: texts }: Texts): Promise<void> {
  process.stderr.write(`${why}\n`);
  await dialog.showMessageBox({
    type: 'error',
    title: 'Hookscope',
    message: texts.failed,
    detail: why,
    buttons: [texts.quit],
    noLink: true,
  });
  app.exit(1);
}
