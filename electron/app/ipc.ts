import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { AppCalls } from '../../shared/contract.ts';
import { appAsks } from './app-asks.ts';
import { channels } from './channels.ts';
import { appOrigin } from './origin.ts';

/** An answer to each call, so that a forgotten one does not compile. */
export type AppAnswers = {
  readonly [Name in keyof AppCalls]: (
    ...args: Parameters<AppCalls[Name]>
  ) => ReturnType<AppCalls[Name]> | Promise<ReturnType<AppCalls[Name]>>;
};

/**
 * The one door from the page to the main process. It opens to the main frame of our window alone, while that shows
 * our own origin, for the calls of the contract, with arguments of their form.
 *
 * @param onWantPort a fresh page wants to reach the inspector.
 */
export function answerWindow(
  ourWindow: () => BrowserWindow | null,
  answers: AppAnswers,
  onWantPort: () => void,
): void {
  ipcMain.handle(channels.call, (event, name: unknown, args: unknown) => {
    if (!isOurs(event, ourWindow())) throw new Error('Not for this sender.');
    if (!isAppCall(name)) throw new Error('No such call.');
    return answer(answers, name, args);
  });
  ipcMain.on(channels.wantPort, (event) => {
    if (isOurs(event, ourWindow())) onWantPort();
  });
}

function answer<Name extends keyof AppCalls>(answers: AppAnswers, name: Name, args: unknown) {
  const parsed = appAsks[name].safeParse(args);
  if (!parsed.success) throw new Error(`Bad arguments for ${name}.`);
  return answers[name](...(parsed.data as Parameters<AppCalls[Name]>));
}

function isAppCall(name: unknown): name is keyof AppCalls {
  return typeof name === 'string' && Object.hasOwn(appAsks, name);
}

function isOurs(
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
