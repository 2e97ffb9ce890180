import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import { appCalls, type AppCalls } from '../../shared/contract/app-calls.ts';
import { checkArguments, type Handlers } from '../../shared/contract/call.ts';
import { channels } from './channels.ts';
import { appOrigin } from './origins.ts';

/** The handlers of the calls that come from the window. */
export type AppHandlers = Handlers<AppCalls>;

/**
 * The only entry point from the page to the main process. It handles the calls of the contract, from the main frame
 * of our window while that shows our own origin, with arguments that pass their schema. Everything else is refused.
 *
 * @param onPortRequested a new page needs a port to the inspector.
 */
export function serveWindow(
  ourWindow: () => BrowserWindow | null,
  handlers: AppHandlers,
  onPortRequested: () => void,
): void {
  ipcMain.handle(channels.call, (event, name: unknown, args: unknown) => {
    if (!isFromOurPage(event, ourWindow())) throw new Error('Not for this sender.');
    if (!isAppCall(name)) throw new Error('No such call.');
    return handle(handlers, name, args);
  });
  ipcMain.on(channels.requestPort, (event) => {
    if (isFromOurPage(event, ourWindow())) onPortRequested();
  });
}

function handle(handlers: AppHandlers, name: keyof AppCalls, args: unknown): unknown {
  const parsed = checkArguments<readonly unknown[]>(appCalls[name], args);
  if (!parsed.success) throw new Error(`Bad arguments for ${name}.`);
  const handler = handlers[name] as (...parsedArgs: readonly unknown[]) => unknown;
  return handler(...parsed.data);
}

function isAppCall(name: unknown): name is keyof AppCalls {
  return typeof name === 'string' && Object.hasOwn(appCalls, name);
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
