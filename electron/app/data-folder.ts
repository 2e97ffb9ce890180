import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';

/**
 * Settles where everything is kept, before anything asks for it: `--data DIR`, or Electron's own place for the app.
 * The single-instance lock lies in that folder, so each folder has an instance of its own.
 *
 * @returns the folder's absolute path.
 */
export function settleDataFolder(): string {
  const folder =
    namedDataFolder(process.argv.slice(1)) ?? join(app.getPath('appData'), 'Hookscope');
  app.setPath('userData', folder);
  return folder;
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
