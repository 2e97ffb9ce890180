import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import { linkCommand, type CommandFolder } from './command-link.ts';
import type { NativeTexts } from './texts.ts';

/** Where the packages of Linux put the command themselves. */
const packaged = '/usr/bin/hookscope';

/**
 * Links the command of the terminal into a folder of the user's PATH, and says where it is. `null` where an installer has done
 * that: from a .deb, an .rpm or on Windows, and in a checkout.
 */
export function createCommandInstall(
  ourWindow: () => BrowserWindow | null,
  texts: NativeTexts,
): (() => Promise<void>) | null {
  const program = launcher();
  if (program === null) return null;

  async function say(type: 'info' | 'error', message: string, detail: string): Promise<void> {
    const options = { type, title: 'Hookscope', message, detail, noLink: true };
    const window = ourWindow();
    await (window === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options));
  }

  return async () => {
    const { command } = texts;
    // macOS runs an app that was not moved since it was downloaded from a place that changes.
    if (program.includes('/AppTranslocation/') || program.startsWith('/Volumes/'))
      return say('error', command.failed, command.moveFirst);
    const linked = linkCommand(program, commandFolders());
    if (linked.ok) return say('info', command.done, doneText(linked.value, command));
    const detail =
      linked.fault === 'occupied'
        ? command.occupied.replace('{path}', () => linked.detail)
        : linked.detail;
    return say('error', command.failed, detail);
  };
}

/** What the command is, as long as this app is where it is; `null` where there is nothing to link. */
function launcher(): string | null {
  if (!app.isPackaged || process.platform === 'win32') return null;
  if (process.platform === 'darwin') return join(process.resourcesPath, 'bin', 'hookscope');
  const appImage = process.env['APPIMAGE'];
  if (appImage !== undefined) return appImage;
  return existsSync(packaged) ? null : join(dirname(process.execPath), 'bin', 'hookscope');
}

function commandFolders(): readonly CommandFolder[] {
  const own = { path: join(app.getPath('home'), '.local', 'bin'), isOwn: true };
  return process.platform === 'darwin' ? [{ path: '/usr/local/bin', isOwn: false }, own] : [own];
}

/** A terminal of macOS has /usr/local/bin in its PATH, and a window does not know the PATH of a terminal. */
function doneText(link: string, { where, notOnPath }: NativeTexts['command']): string {
  const folder = dirname(link);
  const isOnPath =
    folder === '/usr/local/bin' || (process.env['PATH'] ?? '').split(delimiter).includes(folder);
  const text = isOnPath ? where : `${where}\n${notOnPath}`;
  return text.replace('{path}', () => link).replace('{folder}', () => folder);
}
