import { lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { makeDataFolder } from '../core/data-folder/open-data-folder.ts';
import { defaultDataDir } from '../core/data-folder/default-data-dir.ts';
import { followPointer, MovedFolderMissing } from '../core/data-folder/pointer.ts';
import {
  explainFolderErrors,
  NoHome,
  UnusableFolder,
} from '../core/data-folder/unusable-folder.ts';

/** The data folder that is used. */
export interface ChosenFolder {
  readonly path: string;
  /** The app's own, where data is unless it was moved; `null` when the command line names the folder. */
  readonly defaultDir: string | null;
}

/** The data folder, or why there is none. */
export type DataFolder =
  | ({ readonly ok: true } & ChosenFolder)
  | {
      readonly ok: false;
      readonly reason: string;
      /** The default folder, when data was moved to one that is not there now. */
      readonly movedFrom: string | null;
    };

/**
 * Chooses the data folder before anything uses it: `--data DIR`, or the folder that Electron gives the app, or where that
 * was moved to. Chromium's single-instance lock is in that folder, so each folder has an instance of its own.
 */
export function chooseDataFolder(): DataFolder {
  let defaultDir: string | null = null;
  try {
    let path = namedDataFolder(process.argv.slice(1));
    if (path === null) {
      defaultDir = ownDataFolder();
      path = followPointer(defaultDir);
    }
    makeDataFolder(path);
    explainFolderErrors(path, () => removeForeignLock(path));
    app.setPath('userData', path);
    return { ok: true, path, defaultDir };
  } catch (error) {
    if (!(error instanceof UnusableFolder || error instanceof NoHome)) throw error;
    // Chromium needs a folder too, even to show a message.
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'hookscope-')));
    const movedFrom = error instanceof MovedFolderMissing ? defaultDir : null;
    return { ok: false, reason: error.message, movedFrom };
  }
}

function ownDataFolder(): string {
  try {
    return join(app.getPath('appData'), 'Hookscope');
  } catch {
    return defaultDataDir();
  }
}

/** The folder after `--data`; `null` without it. Other arguments may be Chromium's. */
export function namedDataFolder(args: readonly string[]): string | null {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : null;
}

/**
 * Removes a lock of Chromium's that names another computer or cannot be read: the folder was copied, or the computer
 * has a new name. With such a lock Chromium would not start, and show no message. It handles locks of this computer
 * itself. Whether another computer really uses the folder is decided by the inspector's own lock.
 */
function removeForeignLock(folder: string): void {
  const lock = join(folder, 'SingletonLock');
  const found = lstatSync(lock, { throwIfNoEntry: false });
  if (found === undefined) return;
  const [, host] = /^(.*)-\d+$/.exec(found.isSymbolicLink() ? readlinkSync(lock) : '') ?? [];
  if (host === hostname()) return;
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(folder, name), { force: true, recursive: true });
  }
}
