import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import { channels } from './channels.ts';
import { appOrigin } from './origins.ts';

/** Answers a call of the window by its name and its arguments, both of which it checks. */
export type AnswerCall = (name: unknown, args: unknown) => unknown;

/**
 * The only entry point from the page to the main process. It takes the calls of the main frame of our window, while that
 * shows our own origin. Everything else is refused.
 *
 * @param needAnswer called for each call, which waits for what it gives.
 * @param onPortRequested a new page needs a port to the inspector.
 */
export function serveWindow(
  ourWindow: () => BrowserWindow | null,
  needAnswer: () => Promise<AnswerCall>,
  onPortRequested: () => void,
): void {
  ipcMain.handle(channels.call, async (event, name: unknown, args: unknown) => {
    if (!isFromOurPage(event, ourWindow())) throw new Error('Not for this sender.');
    return (await needAnswer())(name, args);
  });
  ipcMain.on(channels.requestPort, (event) => {
    if (isFromOurPage(event, ourWindow())) onPortRequested();
  });
}

function isFromOurPage(
  { sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent,
  window: BrowserWindow | null,
): boolean {
  return (
    window !== null &&
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    senderFrame.origin === appOrigin
  );
}
