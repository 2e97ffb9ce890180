import { lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { makeDataFolder } from '../core/data-folder/open-data-folder.ts';
import { defaultDataDir } from '../core/data-folder/default-data-dir.ts';
import { NoHome, UnusableFolder } from '../core/data-folder/unusable-folder.ts';

/** Where everything is kept, or the sentence that says why nothing can be. */
export type DataFolder =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: string };

/**
 * Settles where everything is kept, before anything asks for it: `--data DIR`, or Electron's own place for the app.
 * The single-instance lock lies in that folder, so each folder has an instance of its own.
 */
export function settleDataFolder(): DataFolder {
  try {
    const path = namedDataFolder(process.argv.slice(1)) ?? ownDataFolder();
    makeDataFolder(path);
    removeForeignLock(path);
    app.setPath('userData', path);
    return { ok: true, path };
  } catch (error) {
    if (!(error instanceof UnusableFolder || error instanceof NoHome)) throw error;
    // Chromium wants a folder too, even to show a message.
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'hookscope-')));
    return { ok: false, why: error.message };
  }
}

function ownDataFolder(): string {
  try {
    return join(app.getPath('appData'), 'Hookscope');
  } catch {
    return defaultDataDir();
  }
}

/** What `--data` names among arguments that are partly Chromium's; `null` without it. */
function namedDataFolder(args: readonly string[]): string | null {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : null;
}

/**
 * Takes away a lock of Chromium's that names another computer, or nothing at all: a folder that was copied, or a computer that
 * has a new name. Chromium itself finds out whether a process of this computer still lives, and else starts nothing,
 * without a word. Whether another computer really uses the folder is for the inspector's own lock to say.
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
