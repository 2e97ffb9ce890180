import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { dialog } from 'electron';
import type { DataAction, RunningDataWork } from '../../shared/data-actions.ts';
import { shown } from '../../shared/hidden-characters.ts';
import { runCommand, type CommandEnd, type RunningCommand } from './run-command.ts';

/** What is done with the data folder as a whole: one action at a time, its questions included. */
export interface DataWork {
  /** The action that goes on; `null` for none, and while its questions are asked. */
  readonly running: () => RunningDataWork | null;
  /** Asks and acts, unless another action goes on or there is no window. */
  readonly alone: (act: (window: BrowserWindow) => Promise<void>) => Promise<void>;
  /** Shows the action in the window for as long as it takes. */
  readonly during: <T>(action: DataAction, work: () => Promise<T>) => Promise<T>;
  /** Runs a command of the terminal, which does the work, and shows how much of it is done. */
  readonly run: (args: readonly string[]) => Promise<CommandEnd>;
  /** Tells the user the outcome, also when the window was closed meanwhile. @returns the button; `null` while the app ends. */
  readonly tell: (message: MessageBoxOptions) => Promise<number | null>;
  readonly isEnding: () => boolean;
  /** The user wants it to stop: the folder stays as it was, unless the work is just done. */
  readonly cancel: () => void;
  /** The app ends: stops what goes on, and resolves once the folder is left alone. */
  readonly stop: () => Promise<void>;
}

/**
 * @param commands path of the bundled `command-process.js`.
 * @param onChanged told which action goes on.
 */
export function createDataWork(
  ourWindow: () => BrowserWindow | null,
  commands: string,
  onChanged: (running: RunningDataWork | null) => void,
): DataWork {
  let isBusy = false;
  let running: RunningDataWork | null = null;
  let command: RunningCommand | null = null;
  let isEnding = false;

  function change(next: RunningDataWork | null): void {
    running = next;
    ourWindow()?.setProgressBar(progressShare(next));
    onChanged(next);
  }

  return {
    running: () => running,
    alone: async (act) => {
      const window = ourWindow();
      if (window === null || isBusy) return;
      isBusy = true;
      await act(window).finally(() => (isBusy = false));
    },
    during: async (action, work) => {
      change({ action, percent: null, isCancelled: false });
      return work().finally(() => change(null));
    },
    run: async (args) => {
      if (isEnding || running?.isCancelled === true)
        return { code: 1, out: '', err: '', isStopped: true };
      command = runCommand(commands, args, (percent) => {
        if (running !== null) change({ ...running, percent });
      });
      return command.ended.finally(() => (command = null));
    },
    tell: async ({ detail = '', ...rest }) => {
      if (isEnding) return null;
      const window = ourWindow();
      const message = { ...rest, detail: shown(detail) };
      const { response } = await (window === null
        ? dialog.showMessageBox(message)
        : dialog.showMessageBox(window, message));
      return response;
    },
    isEnding: () => isEnding,
    cancel: () => {
      if (running === null) return;
      change({ ...running, isCancelled: true });
      command?.stop();
    },
    stop: async () => {
      isEnding = true;
      command?.stop();
      await command?.ended;
    },
  };
}

/** For the taskbar or dock: -1 hides it, 2 shows it as indeterminate. */
function progressShare(running: RunningDataWork | null): number {
  if (running === null) return -1;
  return running.percent === null ? 2 : running.percent / 100;
}
