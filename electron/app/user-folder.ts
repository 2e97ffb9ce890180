import { existsSync } from 'node:fs';
import { app } from 'electron';

/** Where a save dialog begins: the user's own folder of that name, else the home. Some systems have neither. */
export function userFolder(name: 'documents' | 'downloads'): string {
  for (const each of [name, 'home'] as const) {
    try {
      const path = app.getPath(each);
      if (existsSync(path)) return path;
    } catch {
      // Electron throws where the system names none.
    }
  }
  return app.getPath('userData');
}
