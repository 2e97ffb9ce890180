import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { autostartEntry, autostartFile } from './desktop-entry.ts';

/** With this argument the app starts without its window. */
const hiddenArgument = '--hidden';

/** Whether the app can be started at login: only an installed one, because a checkout has no program of its own. */
export function canStartAtLogin(): boolean {
  return app.isPackaged;
}

/** Whether the app was started without its window: at login. */
export function startsHidden(args: readonly string[] = process.argv): boolean {
  if (args.includes(hiddenArgument)) return true;
  // macOS passes no arguments.
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/**
 * Starts the app at login from now on, or no longer.
 *
 * @param dataDir is named in the command unless it is the usual one.
 * @throws the system's error when the file of a Linux desktop can't be written.
 */
export function setStartAtLogin(isOn: boolean, dataDir: string | null): void {
  if (!canStartAtLogin()) return;
  const args = [hiddenArgument, ...(dataDir === null ? [] : ['--data', dataDir])];
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: isOn, args });
  const file = autostartFile(process.env, homedir());
  if (!isOn) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  // An AppImage is mounted at another path each time it runs, and names its own file.
  writeFileSync(file, autostartEntry([process.env['APPIMAGE'] ?? process.execPath, ...args]));
}
